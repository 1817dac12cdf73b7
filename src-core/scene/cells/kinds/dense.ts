import { ShapeError } from '#core/errors.ts';
import type { Block } from '../block.ts';
import type { FlattenSpec, LinearSpec, TensorSpec } from '../cells-spec.ts';
import { checkCellCount, checkSizes } from '../check-spec.ts';
import { copyForm } from '../form.ts';
import { biasOf } from '../kernel.ts';
import type { Layout } from '../layout.ts';
import { makeBlock, mapGrid } from '../make-block.ts';
import { matrixProduct } from '../matrix-product.ts';
import type { Relation } from '../relation.ts';

/**
 * y[o] = b[o] + Σ_i W[o, i] · x[i]; an input of several axes is written as one vector first.
 *
 * Shapes: x [F] or any sample, W [out, in], b [out] → y [out].
 * Source: torch.nn.Linear.
 */
export function linear(spec: LinearSpec): Layout {
  const who = 'scene linear';
  checkSizes(who, 'outFeatures', [spec.outFeatures], 1);
  const input = sample(who, spec);
  const features = count(spec.input);
  const isFlat = spec.input.length === 1;
  const flat = isFlat ? input : vector('flat', 'input', 'v', 'As a vector', features, '→');
  const weights = makeBlock(
    {
      id: 'kernel',
      role: 'weight',
      letter: 'w',
      title: 'Weights',
      shape: [spec.outFeatures, features],
      axes: ['output', 'feature'],
      grid: mapGrid([spec.outFeatures, features]),
    },
    spec.weightValues,
    'scene weights',
  );
  const output = vector('output', 'output', 'y', 'Output', spec.outFeatures, '=');
  const bias = biasOf(spec, spec.outFeatures, 1);
  const before = isFlat
    ? [weights, { ...input, sign: '·' }]
    : [input, weights, { ...flat, sign: '·' }];
  return {
    title: isFlat ? 'Linear layer' : 'Flatten and linear layer',
    settings: [`${features} features in`, `${spec.outFeatures} out`, bias ? 'bias' : 'no bias'],
    rule: 'Each output is the sum of all inputs, each times a weight of its own.',
    sizes: 'rows × columns of the weights',
    blocks: [...before, ...(bias ? [bias.block] : []), output],
    relations: [
      ...(isFlat ? [] : [copying(input, flat)]),
      matrixProduct(weights, flat, output, bias),
    ],
    step: { block: output.id, word: 'output' },
    matrix: { rows: output.id, columns: input.id },
  };
}

/** y[(c, i, j)] = x[c, i, j], row by row. Source: torch.nn.Flatten. */
export function flatten(spec: FlattenSpec): Layout {
  const input = sample('scene flatten', spec);
  const output = vector('output', 'output', 'y', 'Output', count(spec.input), '→');
  return {
    title: 'Flatten',
    settings: [`${count(spec.input)} features`],
    rule: 'Channel by channel, row by row, the cells of the input become one vector.',
    sizes: spec.input.length === 2 ? 'channels × positions' : 'channels × rows × columns',
    blocks: [input, output],
    relations: [copying(input, output)],
    step: { block: output.id, word: 'cell' },
    matrix: { rows: output.id, columns: input.id },
  };
}

/** One block, from which nothing is computed. Errors: ShapeError unless it has one to five axes. */
export function tensor({ shape, values, title = 'Tensor' }: TensorSpec): Layout {
  const who = 'scene tensor';
  if (shape.length < 1 || shape.length > 5) throw new ShapeError(who, 'one to five axes', shape);
  checkSizes(who, 'shape', shape, 1);
  const block = makeBlock(
    {
      id: 'input',
      role: 'input',
      letter: 'x',
      title,
      shape,
      ...(shape.length === 2 && { grid: mapGrid(shape), axes: ['row', 'column'] as const }),
    },
    values,
    who,
  );
  return {
    title,
    settings: [],
    rule: 'Its cells stand by themselves.',
    sizes: shape.length < 3 ? 'rows × columns' : 'channels × rows × columns, after images',
    blocks: [block],
    relations: [],
    step: { block: block.id, word: 'cell' },
  };
}

function sample(who: string, { input: shape, inputValues }: LinearSpec | FlattenSpec): Block {
  checkSizes(who, 'input', shape, 1);
  if (shape.length > 3) throw new ShapeError(who, 'an input of one to three axes', shape);
  checkCellCount(who, shape);
  return makeBlock(
    { id: 'input', role: 'input', letter: 'x', title: 'Input', shape },
    inputValues,
    'scene input',
  );
}

function vector(
  id: string,
  role: Block['role'],
  letter: string,
  title: string,
  size: number,
  sign: string,
): Block {
  return makeBlock({ id, role, letter, title, sign, shape: [size] });
}

/** The same cells in the same order. */
function copying(from: Block, to: Block): Relation {
  const tie = (cell: number) => ({
    to: { block: to.id, cell },
    from: { block: from.id, cell },
    factor: { kind: 'copy' } as const,
  });
  return {
    to: to.id,
    reads: [from.id],
    form: copyForm,
    contributors: (cell) => [tie(cell)],
    dependents: ({ cell }) => [tie(cell)],
  };
}

function count(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
