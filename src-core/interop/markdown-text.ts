/** Signs that mean something in Markdown or in our templates. */
const SIGNS = /[\\`*_[\]{}$<>#|~]/g;

/** A plain text as Markdown of an exercise that shows just this text. */
export const escapedMarkdown = (text: string): string =>
  text
    .replace(SIGNS, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s)/gm, '$1\\$2')
    .replace(/^:::/gm, '\\:::');

/** A formula of another program in our signs; a brace in it belongs to LaTeX. */
export const inlineMath = (latex: string): string => `$${safeMath(latex)}$`;

const displayMath = (latex: string): string => `\n\n$$${safeMath(latex)}$$\n\n`;

/** Without dollars, which would end it, and without the holes of our own templates. */
const safeMath = (latex: string): string =>
  latex
    .trim()
    .replace(/\\?\$/g, '')
    .replace(/\\val\b/g, '\\mathrm{val}')
    .replace(/\s*\n\s*/g, ' ');

/**
 * A text with formulas between `\(` and `\)`, `\[` and `\]`, or `$$`, as Markdown of an exercise; `plain` turns what
 * stands between them, and `formula` undoes what the file did to formulas.
 */
export function withMath(
  text: string,
  plain: (text: string) => string,
  formula = (latex: string): string => latex,
): string {
  const MATH =
    /\\\((?<inline>[\s\S]*?)\\\)|\\\[(?<display>[\s\S]*?)\\\]|\$\$(?<dollars>[\s\S]*?)\$\$/g;
  let rest = 0;
  const parts: string[] = [];
  for (const match of text.matchAll(MATH)) {
    const { inline, display, dollars = '' } = match.groups ?? {};
    parts.push(plain(text.slice(rest, match.index)));
    const isInline = inline !== undefined;
    const latex = formula(inline ?? display ?? dollars);
    parts.push(isInline ? inlineMath(latex) : displayMath(latex));
    rest = match.index + match[0].length;
  }
  return [...parts, plain(text.slice(rest))]
    .join('')
    .replace(/\n\n[ \t]+/g, '\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
