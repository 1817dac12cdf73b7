import { z } from 'zod';
import { formula } from '../language/formula.ts';

/** What an exercise draws beside its statement; sizes are one number or one an axis. */
export const viewSchema = z.strictObject({
  scene: z.enum(['convolution', 'transposed-convolution']),
  /** [C, H, W]. */
  input: formula,
  outChannels: formula.optional(),
  kernel: formula,
  stride: formula.optional(),
  padding: formula.optional(),
  outputPadding: formula.optional(),
  /** Numbers, as nested lists of any depth. */
  inputValues: formula.optional(),
  kernelValues: formula.optional(),
  /** Names of the kernel's cells: texts, where they are not `w` with row and column. */
  kernelNames: formula.optional(),
});

export type ViewSpec = z.infer<typeof viewSchema>;
