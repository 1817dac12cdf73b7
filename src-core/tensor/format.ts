import type { Nested } from './nested.ts';

/** A number with at most six significant digits, as `String` writes it. */
function formatNumber(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(6)));
}

/**
 * Nested lists with the numbers aligned in columns, one row a line and a blank line between matrices:
 *
 * ```
 * [[ 1, 20],
 *  [-3,  4]]
 * ```
 */
export function formatNested(nested: Nested): string {
  if (typeof nested === 'number') return formatNumber(nested);
  const width = widestOf(nested);
  const write = (item: Nested, indent: number): string => {
    if (typeof item === 'number') return formatNumber(item).padStart(width);
    const depth = depthOf(item);
    const glue = depth === 1 ? ', ' : `,${'\n'.repeat(depth > 2 ? 2 : 1)}${' '.repeat(indent + 1)}`;
    return `[${item.map((child) => write(child, indent + 1)).join(glue)}]`;
  };
  return write(nested, 0);
}

function widestOf(item: Nested): number {
  if (typeof item === 'number') return formatNumber(item).length;
  return item.reduce<number>((widest, child) => Math.max(widest, widestOf(child)), 0);
}

function depthOf(item: Nested | undefined): number {
  return Array.isArray(item) ? 1 + depthOf(item[0]) : 0;
}
