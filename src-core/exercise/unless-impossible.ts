import { AppError } from '#core/errors.ts';

/** The result; undefined for what cannot be computed with these numbers (a kernel larger than its input). */
export function unlessImpossible<Result>(compute: () => Result): Result | undefined {
  try {
    return compute();
  } catch (thrown) {
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}
