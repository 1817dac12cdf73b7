import { z } from 'zod';
import type { ConvolutionKind, ConvolutionSpec } from '#core/scene/cells/cells-spec.ts';
import { formula } from '../language/formula.ts';
import { defineView } from './view-kind.ts';
import type { ViewReader } from './view-reader.ts';
import { kernelFields, readKernel, readWindows, windowFields } from './window-fields.ts';

const fields = {
  ...windowFields,
  ...kernelFields,
  groups: formula.optional(),
  outputPadding: formula.optional(),
  /** true, or by naming its numbers. */
  bias: formula.optional(),
  biasValues: formula.optional(),
};
type Fields = z.infer<z.ZodObject<typeof fields>>;

function read<K extends ConvolutionKind>(
  scene: K,
  view: Fields,
  reader: ViewReader,
): { family: 'cells' } & ConvolutionSpec<K> {
  const windows = readWindows(view, reader);
  const axes = windows.input.length - 1;
  const biasValues = reader.numbers(view.biasValues, 'biasValues');
  return {
    family: 'cells',
    scene,
    ...windows,
    ...readKernel(view, reader),
    ...(view.groups && { groups: reader.integer(view.groups, 'groups', 1) }),
    ...(view.outputPadding && {
      outputPadding: reader.perAxis(view.outputPadding, 'outputPadding', axes, 0),
    }),
    ...(reader.isTrue(view.bias, 'bias') && { hasBias: true }),
    ...(biasValues && { biasValues }),
  };
}

/** The convolution that reads windows. */
export const convolutionView = defineView<'convolution'>()({
  schema: z.strictObject({ scene: z.literal('convolution'), ...fields }),
  read: (view, reader) => read('convolution', view, reader),
});

/** The transposed convolution that writes stamps. */
export const transposedConvolutionView = defineView<'transposed-convolution'>()({
  schema: z.strictObject({ scene: z.literal('transposed-convolution'), ...fields }),
  read: (view, reader) => read('transposed-convolution', view, reader),
});

/** The transposed convolution as windows over the input with zeros between its cells. */
export const zeroStuffedView = defineView<'zero-stuffed-convolution'>()({
  schema: z.strictObject({ scene: z.literal('zero-stuffed-convolution'), ...fields }),
  read: (view, reader) => read('zero-stuffed-convolution', view, reader),
});

/** Windows as the columns of a matrix. */
export const im2colView = defineView<'im2col'>()({
  schema: z.strictObject({ scene: z.literal('im2col'), ...windowFields, ...kernelFields }),
  read: (view, reader) => ({
    family: 'cells',
    scene: 'im2col',
    ...readWindows(view, reader),
    ...readKernel(view, reader),
  }),
});
