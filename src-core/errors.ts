/** Base of every error that our own code throws; `code` is stable, `message` is a sentence. */
export class AppError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/**
 * A tensor or parameter has the wrong size.
 *
 * The message reads `who: expected …, got [2, 3] and [4, 5]`.
 */
export class ShapeError extends AppError {
  constructor(who: string, expected: string, ...got: (readonly number[] | string)[]) {
    const shown = got.map((shape) => (typeof shape === 'string' ? shape : formatShape(shape)));
    super('shape', `${who}: expected ${expected}, got ${shown.join(' and ')}`);
  }
}

/** A value is outside what a function takes. The message reads `who: expected …, got …`. */
export class ArgumentError extends AppError {
  constructor(who: string, expected: string, got: string) {
    super('argument', `${who}: expected ${expected}, got ${got}`);
  }
}

/** A computation went past its budget of steps, cells or time. */
export class BudgetError extends AppError {
  constructor(who: string, limit: string) {
    super('budget', `${who}: stopped at the limit of ${limit}`);
  }
}

/**
 * What a computation yielded, once it is sure that it is over: what comes later would be outside of `who`.
 *
 * Errors: ArgumentError for a promise.
 */
export function finished<T>(who: string, result: T): T {
  const then = (result as { then?: unknown } | null | undefined)?.then;
  if (typeof then === 'function')
    throw new ArgumentError(who, 'a computation that ends before it returns', 'a promise');
  return result;
}

/** A shape as people write it: `[1, 3, 3]`. */
export function formatShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

/** What went wrong as one sentence, whatever was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
