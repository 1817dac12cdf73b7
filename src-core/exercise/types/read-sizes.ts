import type { Reading } from './answer-type.ts';

const SEPARATOR = /\s*[,;x×*·]\s*|\s+/u;

/** Sizes as one types them: `(4, 2, 2)`, `4 × 2 × 2`, `4x2x2` or `4 2 2`. */
export function readSizes(raw: string): Reading<number[]> {
  const inside = raw
    .trim()
    .replace(/^[([]\s*/, '')
    .replace(/\s*,?\s*[)\]]$/, '');
  const sizes = inside.split(SEPARATOR);
  const stray = sizes.find((size) => !/^\d{1,15}$/.test(size));
  if (stray === undefined) return { ok: true, value: sizes.map(Number) };
  const shown = (stray === '' ? raw.trim() : stray).slice(0, 40);
  return {
    ok: false,
    message: `“${shown}” is not a size. Write sizes such as (4, 2, 2) or 4 × 2 × 2.`,
  };
}
