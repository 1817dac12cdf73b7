import { LIMITS } from './limits.ts';
import { PackRefusal } from './refusal.ts';
import { TextLines } from './text-lines.ts';

/** What drawings need; nothing that runs, loads or embeds. */
const ELEMENTS = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient
  radialGradient stop clipPath mask pattern marker style`.split(/\s+/),
);

const TAG = /<(?<end>\/?)(?<name>[A-Za-z][\w:.-]*)(?<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y;
const ATTRIBUTE = /\s+(?<key>[A-Za-z_][\w:.-]*)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/y;
const PROLOG = /<\?xml\s[^?<>]*\?>/y;
/** Whatever a style or a value could reach that is not in this very picture. */
const REACH = /\\|@import|javascript:|data:|expression\s*\(|url\s*\((?!\s*#[\w-]+\s*\))/i;

/**
 * Checks an SVG: only elements that draw, no DTD, no event handlers, references to its own parts alone.
 *
 * Errors: PackRefusal with line and column.
 */
export function checkSvg(entry: string, text: string): void {
  const lines = new TextLines(text);
  const refuse = (offset: number, message: string): never => {
    throw new PackRefusal('svg', message, { entry, ...lines.placeOf(offset) });
  };
  let nodes = 0;
  let isStyle = false;
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      // What is text elsewhere is a rule here, and is read with its entities replaced.
      if (isStyle && /&/.test(text.slice(at, end))) refuse(at, 'a style holds an entity');
      if (isStyle && REACH.test(text.slice(at, end)))
        refuse(at, 'a style reaches out of the picture');
      at = end;
      continue;
    }
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0 || isStyle) refuse(at, 'a comment has no end, or stands in a style');
      at = end + 3;
      continue;
    }
    PROLOG.lastIndex = at;
    if (at === 0 && PROLOG.test(text)) {
      at = PROLOG.lastIndex;
      continue;
    }
    if (text.startsWith('<!', at)) refuse(at, 'an SVG of a pack has no DTD and no CDATA');
    if (text.startsWith('<?', at)) refuse(at, 'an SVG of a pack has no instructions to programs');
    TAG.lastIndex = at;
    const groups = TAG.exec(text)?.groups;
    if (!groups) return refuse(at, 'an element cannot be read');
    const { name = '', attributes = '' } = groups;
    if (nodes === 0 && name !== 'svg') refuse(at, `expected the element svg, got ${name}`);
    if (!ELEMENTS.has(name))
      refuse(at, `the element “${name}” has no place in a picture of a pack`);
    if (groups['end'] === '' && ++nodes > LIMITS.svgNodes)
      refuse(at, `an SVG has at most ${LIMITS.svgNodes} elements`);
    isStyle = name === 'style' && groups['end'] === '';
    checkAttributes(attributes, (message) => refuse(at, message));
    at = TAG.lastIndex;
  }
  if (nodes === 0) refuse(0, 'this is no SVG');
}

function checkAttributes(text: string, refuse: (message: string) => never): void {
  ATTRIBUTE.lastIndex = 0;
  let at = 0;
  for (;;) {
    const groups = ATTRIBUTE.exec(text)?.groups;
    if (!groups) break;
    at = ATTRIBUTE.lastIndex;
    const { key = '', double, single = '' } = groups;
    const value = double ?? single;
    if (/^on/i.test(key)) refuse(`the attribute “${key}” would run a program`);
    if (/(?:^|:)(?:href|src|base)$/i.test(key) && !/^#[\w-]+$/.test(value))
      refuse(`“${key}” may only point at a part of the picture, such as “#a”`);
    if (
      /&(?!(?:amp|lt|gt|quot|apos);)/.test(value) ||
      (!key.startsWith('xmlns') && REACH.test(value))
    )
      refuse(`the value of “${key}” reaches out of the picture`);
  }
  if (!/^\s*\/?$/.test(text.slice(at))) refuse('an attribute cannot be read');
}
