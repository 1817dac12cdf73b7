import { TextLines } from '#core/pack/text-lines.ts';
import { ImportRefusal } from './import-refusal.ts';
import { LARGEST_IMPORT } from './question.ts';

/** An element of an XML file. */
export interface XmlElement {
  /** Without the prefix of its namespace. */
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
  /** From 1. */
  line: number;
}

const DEEPEST = 100;
const MOST_ELEMENTS = 200_000;
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TAG = new RegExp(
  `<(?:/(?<end>${NAME})\\s*|(?<start>${NAME})(?<attributes>(?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(?<empty>/?))>`,
  'y',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * Reads the part of XML that files of questions are written in: elements, attributes, texts, CDATA, comments. There is no
 * DTD, so no entity but the five of XML and characters by number: nothing in a file can grow.
 *
 * Errors: ImportRefusal with line and column.
 */
export function readXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '');
  const lines = new TextLines(text);
  let at = 0;
  const refuse = (message: string, where = at): never => {
    throw new ImportRefusal(message, lines.placeOf(where));
  };
  if (text.length > LARGEST_IMPORT)
    refuse(`at most ${LARGEST_IMPORT / 1_000_000} million characters are read`, 0);
  const root: XmlElement = { name: '', attributes: {}, children: [], line: 1 };
  const open = [root];
  let count = 0;
  const decode = (raw: string): string =>
    raw.replace(
      /&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,40})?;?/g,
      (entity, name: string | undefined) => {
        const known = name === undefined || !entity.endsWith(';') ? undefined : characterOf(name);
        return known ?? refuse(`“${entity.slice(0, 20)}” is no character of XML`);
      },
    );
  const skipTo = (end: string, from: number): number => {
    const found = text.indexOf(end, at + from);
    return found < 0 ? refuse(`what begins here does not end with “${end}”`) : found;
  };
  while (at < text.length) {
    const parent = open.at(-1) ?? root;
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const piece = text.slice(at, next < 0 ? text.length : next);
      if (parent !== root) parent.children.push(decode(piece));
      else if (piece.trim() !== '') refuse('expected an element, got a text');
      at += piece.length;
    } else if (text.startsWith('<!--', at)) at = skipTo('-->', 4) + 3;
    else if (text.startsWith('<![CDATA[', at) && parent !== root) {
      const end = skipTo(']]>', 9);
      parent.children.push(text.slice(at + 9, end));
      at = end + 3;
    } else if (text.startsWith('<?', at)) at = skipTo('?>', 2) + 2;
    else if (text.startsWith('<!', at)) refuse('a DTD is not read');
    else {
      TAG.lastIndex = at;
      const groups = TAG.exec(text)?.groups ?? refuse('a tag cannot be read');
      const { end, start = '', attributes = '', empty } = groups;
      if (end !== undefined) {
        if (parent === root || parent.name !== plainName(end))
          refuse(`expected the end of ${parent.name || 'the file'}, got that of ${end}`);
        open.pop();
      } else {
        if (parent === root && root.children.length > 0) refuse('there is a second root element');
        if (++count > MOST_ELEMENTS) refuse(`at most ${MOST_ELEMENTS} elements are read`);
        if (open.length > DEEPEST) refuse(`elements go more than ${DEEPEST} levels deep`);
        const { line } = lines.placeOf(at);
        const element = {
          name: plainName(start),
          attributes: read(attributes),
          children: [],
          line,
        };
        parent.children.push(element);
        if (empty !== '/') open.push(element);
      }
      at = TAG.lastIndex;
    }
  }
  const last = open.at(-1) ?? root;
  if (last !== root) refuse(`the element ${last.name} has no end`);
  const [first] = elementsIn(root);
  return first ?? refuse('there is no element in it', 0);

  function read(attributes: string): Record<string, string> {
    const found = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, name = '', double, single = '']) => [plainName(name), decode(double ?? single)] as const,
    );
    return Object.fromEntries(found.filter(([name]) => name !== '__proto__'));
  }
}

const plainName = (name: string): string => name.slice(name.indexOf(':') + 1);

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && code > 0;
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

/** The elements right in another, of one name or all. */
export const elementsIn = (parent: XmlElement, name?: string): XmlElement[] =>
  parent.children.filter(
    (child) => typeof child !== 'string' && (name === undefined || child.name === name),
  ) as XmlElement[];

/** The first element of a name right in another. */
export const childOf = (parent: XmlElement | undefined, name: string): XmlElement | undefined =>
  parent && elementsIn(parent, name)[0];

/** All text in an element, however deep. */
export const textOf = (element: XmlElement | undefined): string =>
  element?.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('') ??
  '';

/** All elements of a name in another, however deep. */
export const allIn = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allIn(child, name),
  ]);
