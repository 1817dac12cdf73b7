import { z } from 'zod';
import type { Domain } from '#core/symbolic/domain.ts';
import { Rational } from '#core/symbolic/rational.ts';

const PATTERN = /^(?<kind>integer|rational|real)(?:\s+(?<min>[^\s.]+)?\.\.(?<max>[^\s.]+)?)?$/;

/** `integer 0..3`, `integer 1..`, `rational`, `real 0..1`: what a symbol of a formula may be. */
export const symbolDomain = z.string().transform((source, context): Domain => {
  const { kind, min, max } = PATTERN.exec(source.trim())?.groups ?? {};
  const bounds = [min, max].map((bound) =>
    bound === undefined ? undefined : Rational.parse(bound),
  );
  const unread = [min, max].some((bound, i) => bound !== undefined && bounds[i] === undefined);
  if (kind === undefined || unread) {
    context.addIssue({
      code: 'custom',
      message: `expected “integer 0..3”, “integer 1..” or “rational”, got “${source}”`,
    });
    return z.NEVER;
  }
  const [low, high] = bounds;
  return { kind: kind as Domain['kind'], ...(low && { min: low }), ...(high && { max: high }) };
});
