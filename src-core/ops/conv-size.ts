import { ArgumentError } from '#core/errors.ts';

/** A number for both axes, or one for rows and one for columns. */
export type Pair = readonly [rows: number, columns: number];

export interface SizeOptions {
  stride?: number | undefined;
  padding?: number | undefined;
  dilation?: number | undefined;
}

/**
 * Output side of a convolution: ⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1.
 * At most 0 means that the kernel does not fit.
 *
 * Errors: ArgumentError unless kernel, stride, dilation are whole numbers ≥ 1 and size, padding ≥ 0.
 * Source: torch.nn.Conv2d, "Shape".
 */
export function convOut(size: number, kernel: number, options: SizeOptions = {}): number {
  const { stride = 1, padding = 0, dilation = 1 } = options;
  if (!areWhole(1, kernel, stride, dilation))
    checkWhole('convOut', { kernel, stride, dilation }, 1);
  if (!areWhole(0, size, padding, 0)) checkWhole('convOut', { size, padding }, 0);
  return Math.floor((size + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
}

/**
 * Output side of a transposed convolution:
 * (size − 1)·stride − 2·padding + dilation·(kernel − 1) + outputPadding + 1.
 *
 * Errors: ArgumentError unless kernel, stride, dilation are whole numbers ≥ 1 and the others ≥ 0.
 * Source: torch.nn.ConvTranspose2d, "Shape".
 */
export function convTransposeOut(
  size: number,
  kernel: number,
  options: SizeOptions & { outputPadding?: number | undefined } = {},
): number {
  const { stride = 1, padding = 0, dilation = 1, outputPadding = 0 } = options;
  if (!areWhole(1, kernel, stride, dilation))
    checkWhole('convTransposeOut', { kernel, stride, dilation }, 1);
  if (!areWhole(0, size, padding, outputPadding))
    checkWhole('convTransposeOut', { size, padding, outputPadding }, 0);
  return (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1;
}

/** The quick answer to `checkWhole`: training asks it many times a step. */
function areWhole(least: number, a: number, b: number, c: number): boolean {
  const isEach = Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(c);
  return isEach && Math.min(a, b, c) >= least;
}

/** Errors: ArgumentError naming the first entry that is no whole number ≥ `least`. */
export function checkWhole(who: string, numbers: Record<string, number>, least: number): void {
  for (const name in numbers) {
    const value = numbers[name] as number;
    if (!Number.isSafeInteger(value) || value < least)
      throw new ArgumentError(who, `${name} to be a whole number ≥ ${least}`, `${value}`);
  }
}
