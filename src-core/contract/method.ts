import type { z } from 'zod';

/** One call across the border: how its input is checked, and the type of its answer. */
export interface Method<Input, Output> {
  input: z.ZodType<Input>;
  /** Only a type: never set. */
  output?: Output;
}

export function method<Input, Output>(input: z.ZodType<Input>): Method<Input, Output> {
  return { input };
}

/** What every call comes back as; a class and its fields do not survive the border. */
export type Reply<Output> =
  { ok: true; value: Output } | { ok: false; error: { code: string; message: string } };
