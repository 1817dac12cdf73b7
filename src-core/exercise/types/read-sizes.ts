import { plainWidth } from '#core/symbolic/parse.ts';
import type { Reading } from './answer-type.ts';

/** Far more than any shape has. */
const MAX_LENGTH = 200;
const SEPARATOR = /\s*[,;x×*·]\s*|\s+/u;

/** Sizes as one types them: `(4, 2, 2)`, `torch.Size([4, 2, 2])`, `4 × 2 × 2`, `4x2x2` or `4 2 2`. */
export function readSizes(raw: string): Reading<number[]> {
  if (raw.length > MAX_LENGTH)
    return { ok: false, message: `A shape of more than ${MAX_LENGTH} characters is not read.` };
  const inside = plainWidth(raw)
    .trim()
    .replace(/^(?:torch\.Size\s*)?[([]+/, '')
    .replace(/[)\]]+$/, '')
    .trim();
  const sizes = inside.replace(/,$/, '').trim().split(SEPARATOR);
  const stray = sizes.find((size) => !/^\d{1,15}$/.test(size));
  if (stray === undefined) return { ok: true, value: sizes.map(Number) };
  const shown = (stray === '' ? raw.trim() : stray).slice(0, 40);
  return {
    ok: false,
    message: `“${shown}” is not a size. Write sizes such as (4, 2, 2) or 4 × 2 × 2.`,
  };
}
