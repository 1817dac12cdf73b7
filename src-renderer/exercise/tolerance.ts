import { readNumber } from '#core/exercise/types/read-number.ts';

/** Finer than this, a decimal says less to a reader than that fractions are welcome. */
const MOST_DECIMALS = 7;

/**
 * A tolerance as a decimal: `1/20000` is 0.00005. Undefined where it is no round number: such a one was computed from
 * the answer, and would tell it.
 */
export function toleranceInWords(tolerance: string): string | undefined {
  const reading = readNumber(tolerance);
  if (!reading.ok || reading.value.sign() <= 0) return undefined;
  const { num, den } = reading.value;
  const scaled = num * 10n ** BigInt(MOST_DECIMALS);
  if (scaled % den !== 0n) return undefined;
  const digits = `${scaled / den}`.padStart(MOST_DECIMALS + 1, '0');
  const isRound = digits.replace(/^0+|0+$/g, '').length <= 2;
  const decimals = digits.slice(-MOST_DECIMALS).replace(/0+$/, '');
  const whole = digits.slice(0, -MOST_DECIMALS);
  if (!isRound) return undefined;
  return decimals === '' ? whole : `${whole}.${decimals}`;
}
