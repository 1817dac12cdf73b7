import type { Grid } from './grid.ts';

const LATEX_MATRIX = /\\begin\{(\w*matrix|array)\}(?:\{[^{}]*\})?([\s\S]*?)\\end\{\1\}/;

/**
 * The block that a copied text holds: cells of a spreadsheet (tabs), a NumPy or nested list
 * (`[[1, 2], [3, 4]]`), a LaTeX matrix (`1 & 2 \\ 3 & 4`), else rows of words. A ragged block is
 * filled up with blanks.
 */
export function parseBlock(text: string): Grid {
  const trimmed = text.replace(/^\s*\n|\s+$/g, '');
  if (trimmed.trim() === '') return [['']];
  const latex = LATEX_MATRIX.exec(trimmed)?.[2];
  if (latex !== undefined || /&|\\\\/.test(trimmed)) return squared(latexRows(latex ?? trimmed));
  if (trimmed.includes('\t')) return squared(lines(text.replace(/[\r\n]+$/, '')).map(tabbed));
  const inside = insideBrackets(trimmed);
  return inside === undefined ? squared(lines(trimmed).map(words)) : squared(nestedRows(inside));
}

/** A block as spreadsheets exchange it: tabs between cells, one row a line. */
export function formatBlock(block: Grid): string {
  return block.map((row) => row.join('\t')).join('\n');
}

function lines(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

function tabbed(line: string): string[] {
  return line.split('\t').map((cell) => cell.trim());
}

/** Cells between separators where there are any, else between spaces: `w00 + 1; w01`, `1 2 3`. */
function words(line: string): string[] {
  const list = line.trim().replace(/[,;]$/, '');
  if (/[,;]/.test(list)) return list.split(/[,;]/).map((cell) => cell.trim());
  return /[+*/^=(]\s|\s[+*/^=)−-]\s/.test(list) ? [list] : list.split(/\s+/);
}

function latexRows(body: string): string[][] {
  return body
    .replace(/\\hline/g, '')
    .split(/\\\\(?:\[[^\]]*\])?/)
    .filter((row) => row.trim() !== '')
    .map((row) => row.split('&').map((cell) => cell.trim()));
}

/** What stands between the outer brackets of `array([[…]], dtype=…)`, `[[…]]`, `[…]` or `{{…}}`. */
function insideBrackets(text: string): string | undefined {
  const start = text.search(/[[{]/);
  const before = text.slice(0, start).trim();
  if (start === -1 || !/^([\w.]+\()?$/.test(before)) return undefined;
  const end = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  return end > start ? text.slice(start + 1, end) : undefined;
}

/** The rows of `[1, 2], [3, 4]`; without inner brackets, one row. A dot that ends a number is dropped. */
function nestedRows(inside: string): string[][] {
  const rows = [...inside.matchAll(/[[{]([^[\]{}]*)[\]}]/g)].map((match) => match[1] ?? '');
  return (rows.length > 0 ? rows : [inside]).map((row) =>
    words(row.replace(/\s*\n\s*/g, ' ')).map((cell) => cell.replace(/^([+-]?\d+)\.$/, '$1')),
  );
}

function squared(rows: string[][]): Grid {
  const columns = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array.from({ length: columns - row.length }, () => '')]);
}
