import MarkdownIt from 'markdown-it';
import { ROLE_MACROS } from '#core/exercise/parse/check-math.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const MATH =
  /(?<!\\)\$\$(?<display>[\s\S]+?)\$\$|(?<!\\)\$(?<inline>[^\s$](?:[^$\n]*[^\s$\\])?)\$(?!\d)/g;
const ROLES = new RegExp(
  `\\\\(?:${Object.keys(ROLE_MACROS)
    .map((name) => name.slice(1))
    .join('|')})(?=\\{)`,
  'g',
);

/**
 * A text of an exercise as HTML for other programs: formulas stand between `\(` and `\)`, and `\[` and `\]`, as MathJax
 * reads them; roles lose their colours.
 */
export function markdownToHtml(text: string): string {
  const formulas: string[] = [];
  const hidden = text.replace(MATH, (...args) => {
    const { display, inline = '' } = args.at(-1) as Record<string, string | undefined>;
    const latex = (display ?? inline).trim().replace(ROLES, '');
    formulas.push(display === undefined ? `\\(${latex}\\)` : `\\[${latex}\\]`);
    return `\uE200${formulas.length - 1}\uE201`;
  });
  const html = markdown.render(hidden).trim();
  return html.replace(/\uE200(\d+)\uE201/g, (_, at: string) =>
    escapedHtml(formulas[Number(at)] ?? ''),
  );
}

/** The same without a paragraph around it. */
export const markdownToInlineHtml = (text: string): string =>
  markdownToHtml(text).replace(/^<p>([\s\S]*)<\/p>$/, (whole, inside: string) =>
    inside.includes('<p>') ? whole : inside,
  );

export const escapedHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
