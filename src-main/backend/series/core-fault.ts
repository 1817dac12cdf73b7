import { AppError } from '#core/errors.ts';

/** The core took too long or broke off, and works again. */
export const isCoreFault = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.code.startsWith('core-');
