import { ArgumentError } from '#core/errors.ts';

/** Errors: ArgumentError, naming the size, unless each is a whole number ≥ `least`. */
export function checkSizes(who: string, sizes: Readonly<Record<string, number>>, least = 1): void {
  for (const [name, size] of Object.entries(sizes))
    if (!Number.isInteger(size) || size < least)
      throw new ArgumentError(who, `a whole ${name} ≥ ${least}`, `${size}`);
}

/** One number an axis. Errors: ArgumentError unless there is one for all or one for each. */
export function perAxis(
  who: string,
  name: string,
  sizes: number | readonly number[],
  axes: number,
): number[] {
  const list = typeof sizes === 'number' ? new Array<number>(axes).fill(sizes) : [...sizes];
  if (list.length !== axes)
    throw new ArgumentError(who, `${name} as one number or ${axes}`, `${list.length} numbers`);
  return list;
}
