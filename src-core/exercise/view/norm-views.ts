import { z } from 'zod';
import type { NormSpec } from '#core/scene/cells/cells-spec.ts';
import { formula } from '../language/formula.ts';
import { defineView } from './view-kind.ts';
import type { ViewReader } from './view-reader.ts';

const fields = {
  /** [N, C], [N, C, L] or [N, C, H, W]. */
  input: formula,
  eps: formula.optional(),
  inputValues: formula.optional(),
};
type Fields = z.infer<z.ZodObject<typeof fields>>;

function read(view: Fields, reader: ViewReader): Omit<NormSpec, 'scene'> {
  const inputValues = reader.numbers(view.inputValues, 'inputValues');
  const expected = 'expected [N, C], [N, C, L] or [N, C, H, W]';
  return {
    input: reader.sizes(view.input, 'input', [2, 3, 4], expected),
    ...(view.eps && { eps: reader.number(view.eps, 'eps') }),
    ...(inputValues && { inputValues }),
  };
}

/** One mean a channel, over the whole batch. */
export const batchNormView = defineView<'batch-norm'>()({
  schema: z.strictObject({ scene: z.literal('batch-norm'), ...fields }),
  read: (view, reader) => ({ family: 'cells', scene: 'batch-norm', ...read(view, reader) }),
});

/** One mean a sample, over the last axes. */
export const layerNormView = defineView<'layer-norm'>()({
  schema: z.strictObject({
    scene: z.literal('layer-norm'),
    ...fields,
    normalizedAxes: formula.optional(),
  }),
  read: (view, reader) => ({
    family: 'cells',
    scene: 'layer-norm',
    ...read(view, reader),
    ...(view.normalizedAxes && {
      normalizedAxes: reader.integer(view.normalizedAxes, 'normalizedAxes', 1),
    }),
  }),
});

/** One mean a sample and group of channels. */
export const groupNormView = defineView<'group-norm'>()({
  schema: z.strictObject({ scene: z.literal('group-norm'), ...fields, groups: formula }),
  read: (view, reader) => ({
    family: 'cells',
    scene: 'group-norm',
    ...read(view, reader),
    groups: reader.integer(view.groups, 'groups', 1),
  }),
});

/** One mean a sample and channel. */
export const instanceNormView = defineView<'instance-norm'>()({
  schema: z.strictObject({ scene: z.literal('instance-norm'), ...fields }),
  read: (view, reader) => ({ family: 'cells', scene: 'instance-norm', ...read(view, reader) }),
});
