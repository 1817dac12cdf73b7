import { ArgumentError } from '#core/errors.ts';

/** Errors: ArgumentError, naming the option, unless each is a number in low … below, the latter excluded. */
export function checkRange(
  who: string,
  options: Readonly<Record<string, number>>,
  low = 0,
  below = Infinity,
): void {
  const range = (name: string) =>
    below === Infinity ? `${name} ≥ ${low}` : `${low} ≤ ${name} < ${below}`;
  for (const [name, value] of Object.entries(options))
    if (!(value >= low && value < below)) throw new ArgumentError(who, range(name), `${value}`);
}
