import { ArgumentError, formatShape } from '#core/errors.ts';

/** What was given in place of a number or a list, for messages. */
export function shown(given: unknown): string {
  if (typeof given === 'string') return `'${given}'`;
  if (Array.isArray(given)) return formatShape(given as number[]);
  return typeof given === 'object' && given !== null ? 'an object' : String(given);
}

/** Errors: ArgumentError naming the first option that is no number, NaN included; undefined is the default. */
export function checkNumbers(who: string, options: Readonly<Record<string, unknown>>): void {
  for (const name in options) {
    const value = options[name];
    if (value === undefined) continue;
    if (typeof value !== 'number' || Number.isNaN(value))
      throw new ArgumentError(who, `${name} as a number`, shown(value));
  }
}

/** As `checkNumbers`. Errors: ArgumentError for ±∞ too. */
export function checkFinite(who: string, options: Readonly<Record<string, unknown>>): void {
  for (const name in options) {
    const value = options[name];
    if (value !== undefined && !Number.isFinite(value))
      throw new ArgumentError(who, `${name} as a finite number`, shown(value));
  }
}

/** As `checkNumbers`. Errors: ArgumentError below 0 too. */
export function checkAtLeastZero(who: string, options: Readonly<Record<string, unknown>>): void {
  for (const name in options) {
    const value = options[name];
    if (value !== undefined && !(typeof value === 'number' && value >= 0))
      throw new ArgumentError(who, `${name} ≥ 0`, shown(value));
  }
}
