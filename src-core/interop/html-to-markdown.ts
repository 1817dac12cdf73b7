import { escapedMarkdown, inlineMath, withMath } from './markdown-text.ts';

/** What of HTML has a form in Markdown; everything else is its text alone. */
const MARKS: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*' };
const BLOCKS = new Set([
  'p',
  'div',
  'ul',
  'ol',
  'pre',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
]);
const SILENT = new Set(['span', 'a', 'u', 'small', 'big', 'font', 'tt', 'code', 'body', 'html']);
const LOST: Record<string, string> = {
  img: 'a picture',
  table: 'the form of a table',
  video: 'a video',
  audio: 'a sound',
  iframe: 'an embedded page',
  script: 'a script',
  style: 'a style sheet',
};
const NAMED: Record<string, string> = {
  ...{ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', times: '×', minus: '−' },
  ...{ le: '≤', ge: '≥', ne: '≠', ndash: '–', mdash: '—', hellip: '…', deg: '°', middot: '·' },
};

const TAG = /<!--[\s\S]*?-->|<(?<end>\/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>/g;

/** HTML as a text of an exercise, and what of it has no form there. */
export function htmlToMarkdown(html: string): { text: string; lost: string[] } {
  const lost = new Set<string>();
  const text = withMath(html, (piece) => markdownOf(piece, lost), decoded);
  return { text, lost: [...lost] };
}

function markdownOf(html: string, lost: Set<string>): string {
  let rest = 0;
  /** While inside a script or a style, or of `sub` and `sup`, what it is. */
  let inside = '';
  const parts: string[] = [];
  const put = (piece: string): void => {
    if (inside === 'script' || inside === 'style') return;
    const plain = decoded(piece).replace(/\s+/g, ' ');
    if (inside === 'sub' || inside === 'sup')
      parts.push(inlineMath(`${inside === 'sub' ? '_' : '^'}{\\text{${latexText(plain)}}}`));
    else parts.push(escapedMarkdown(plain));
  };
  for (const match of html.matchAll(TAG)) {
    const { end, name = '' } = match.groups ?? {};
    put(html.slice(rest, match.index));
    rest = match.index + match[0].length;
    const tag = name.toLowerCase();
    if (tag === '') continue;
    if (['script', 'style', 'sub', 'sup'].includes(tag)) inside = end === '/' ? '' : tag;
    const loss = LOST[tag];
    if (loss !== undefined && end !== '/') lost.add(loss);
    if (tag === 'br') parts.push('  \n');
    else if (tag === 'li' && end !== '/') parts.push('\n- ');
    else if (tag === 'tr' || tag === 'td' || tag === 'th') parts.push(tag === 'tr' ? '\n\n' : ' ');
    else if (BLOCKS.has(tag)) parts.push('\n\n');
    else if (Object.hasOwn(MARKS, tag)) parts.push(MARKS[tag] ?? '');
    else if (
      !SILENT.has(tag) &&
      loss === undefined &&
      !['li', 'sub', 'sup', 'tbody', 'thead'].includes(tag)
    )
      lost.add(`the mark-up <${tag.slice(0, 20)}>`);
  }
  put(html.slice(rest));
  return parts
    .join('')
    .replace(/[ \t]+\n(?!\n)/g, (blank) => (blank.startsWith('  \n') ? '  \n' : '\n'));
}

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,20});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    const code = name[1] === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    const isCharacter = code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : ' ';
  });

/** A text inside `\text{…}`: letters, digits and simple signs. */
const latexText = (text: string): string => text.replace(/[\\{}$^_%#&~]/g, '');
