import { z } from 'zod';
import { formula } from '../language/formula.ts';
import { defineView } from './view-kind.ts';

const axes = [1, 2, 3];
const expected = 'expected [F], [C, L] or [C, H, W]';

/** y = W·x + b. */
export const linearView = defineView<'linear'>()({
  schema: z.strictObject({
    scene: z.literal('linear'),
    input: formula,
    outFeatures: formula,
    /** true, or by naming its numbers. */
    bias: formula.optional(),
    inputValues: formula.optional(),
    weightValues: formula.optional(),
    biasValues: formula.optional(),
  }),
  read(view, reader) {
    const inputValues = reader.numbers(view.inputValues, 'inputValues');
    const weightValues = reader.numbers(view.weightValues, 'weightValues');
    const biasValues = reader.numbers(view.biasValues, 'biasValues');
    return {
      family: 'cells',
      scene: 'linear',
      input: reader.sizes(view.input, 'input', axes, expected),
      outFeatures: reader.integer(view.outFeatures, 'outFeatures', 1),
      ...(reader.isTrue(view.bias, 'bias') && { hasBias: true }),
      ...(inputValues && { inputValues }),
      ...(weightValues && { weightValues }),
      ...(biasValues && { biasValues }),
    };
  },
});

/** A tensor as one vector. */
export const flattenView = defineView<'flatten'>()({
  schema: z.strictObject({
    scene: z.literal('flatten'),
    input: formula,
    inputValues: formula.optional(),
  }),
  read(view, reader) {
    const inputValues = reader.numbers(view.inputValues, 'inputValues');
    return {
      family: 'cells',
      scene: 'flatten',
      input: reader.sizes(view.input, 'input', axes, expected),
      ...(inputValues && { inputValues }),
    };
  },
});

/** A row of activations. */
export const networkView = defineView<'network'>()({
  schema: z.strictObject({
    scene: z.literal('network'),
    input: formula,
    /** A text, or a list with one text a layer. */
    layers: formula,
  }),
  read: (view, reader) => ({
    family: 'cells',
    scene: 'network',
    input: reader.sizes(view.input, 'input', axes, expected),
    layers: reader.lines(view.layers, 'layers'),
  }),
});

/** One tensor by itself. */
export const tensorView = defineView<'tensor'>()({
  schema: z.strictObject({
    scene: z.literal('tensor'),
    shape: formula,
    values: formula.optional(),
    title: formula.optional(),
  }),
  read(view, reader) {
    const values = reader.numbers(view.values, 'values');
    const [title] = reader.texts(view.title, 'title') ?? [];
    return {
      family: 'cells',
      scene: 'tensor',
      shape: reader.sizes(view.shape, 'shape', [1, 2, 3, 4, 5], 'expected one to five sizes'),
      ...(values && { values }),
      ...(title !== undefined && { title }),
    };
  },
});
