import { Tensor } from '#core/autograd/tensor.ts';
import { AppError, ArgumentError } from '#core/errors.ts';
import { MODEL_INPUT } from '#core/layers/model.ts';
import type { ShapedLayer } from '#core/layers/shape-model.ts';
import { seeded } from '#core/nn/generator.ts';
import { snakeCase } from '#core/nn/repr.ts';
import type { Layer } from '#core/nn/layer.ts';
import { add, cat } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { inputNumbers } from './input-numbers.ts';
import { layerMakers } from './layer-makers.ts';
import { shapeWorkbench } from './shape-workbench.ts';
import { startWeights } from './start-weights.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** A tensor of the bench with its numbers, row by row; gradients are there for what is differentiated. */
export interface NamedTensor {
  name: string;
  shape: readonly number[];
  values: Float64Array;
  gradient: Float64Array | undefined;
}

/** Everything that running a state yields. */
export interface WorkbenchRun {
  /** The result of every layer; the batch of one is left out. */
  results: NamedTensor[];
  /** The input, then the parameters and running statistics of all layers. */
  tensors: NamedTensor[];
  /** What was differentiated. */
  target: { layer: number; cell: number | undefined; value: number };
}

/**
 * Every activation, every parameter, and the gradient of the target with respect to all of them; layers run as in
 * evaluation, in float64.
 *
 * Errors: AppError in words for the reader: layers that cannot be read or do not fit, too much to compute, an input of
 * another size.
 */
export function runWorkbench(state: WorkbenchState): WorkbenchRun {
  const { shaped, issues, refusal } = shapeWorkbench(state);
  const [issue] = issues;
  if (issue)
    throw new AppError('bench', `Line ${issue.line}, column ${issue.column}: ${issue.message}`);
  if (refusal !== undefined) throw new AppError('bench', refusal);
  const { layers } = shaped;
  const modules = seeded(state.seed, () =>
    layers.map((layer) => moduleOf(layer, shaped.input, layers)),
  );
  for (const module of modules) if (module) startWeights(module.parameters(), state.start);
  const input = leaf(inputNumbers(state), [1, ...state.input]);
  const parameters = named(layers, modules);
  for (const [name, tensor] of parameters) typeOver(tensor, state.changes[name]);

  const results: Tensor[] = [];
  for (const [at, { kind, inputs }] of layers.entries()) {
    const read = inputs.map((from) => (from === MODEL_INPUT ? input : (results[from] as Tensor)));
    const result = applied(kind, modules[at], read);
    result.retainGrad();
    results.push(result);
  }
  const target = differentiate(state, input, results);
  return {
    results: results.map((tensor, at) => ({
      ...numbersOf(tensor, `${at}`),
      shape: layers[at]?.shape ?? [],
    })),
    tensors: [
      { ...numbersOf(input, 'input'), shape: state.input },
      ...parameters.map(([name, tensor]) => numbersOf(tensor, name)),
    ],
    target,
  };
}

function moduleOf(
  { kind, settings, inputs }: ShapedLayer,
  input: readonly number[],
  layers: readonly ShapedLayer[],
): Layer | undefined {
  if (kind === 'Add' || kind === 'Concat') return undefined;
  const make = layerMakers[kind];
  if (!make) throw new ArgumentError('bench', 'a layer that it can compute', kind);
  const from = inputs[0] ?? MODEL_INPUT;
  return make(settings, layers[from]?.shape ?? input).eval();
}

function applied(kind: string, module: Layer | undefined, read: readonly Tensor[]): Tensor {
  const [first, ...others] = read as [Tensor, ...Tensor[]];
  if (module) return module.forward(first);
  if (kind === 'Concat') return cat(read, { dim: 1 });
  return others.reduce((sum, other) => add(sum, other), first);
}

/** Parameters and statistics under the names that a state uses. */
function named(
  layers: readonly ShapedLayer[],
  modules: readonly (Layer | undefined)[],
): [name: string, tensor: Tensor][] {
  return modules.flatMap((module, at) =>
    (module?.namedTensors() ?? [])
      .filter(([name]) => name !== 'numBatchesTracked')
      .map(([name, tensor]): [string, Tensor] => [
        `${layers[at]?.name ?? at}.${snakeCase(name)}`,
        tensor,
      ]),
  );
}

function typeOver(tensor: Tensor, changes: Readonly<Record<string, number>> = {}): void {
  tensor.change((data) => {
    for (const [cell, value] of Object.entries(changes))
      if (Number(cell) < data.length) data[Number(cell)] = value;
  });
}

/** Leaves the gradients of the target on every tensor. */
function differentiate(
  { target }: WorkbenchState,
  input: Tensor,
  results: readonly Tensor[],
): WorkbenchRun['target'] {
  const at = target.layer >= 0 && target.layer < results.length ? target.layer : results.length - 1;
  const output = results[at] ?? input;
  const values = Float64Array.from(output.value.values());
  const cell = target.cell !== undefined && target.cell < values.length ? target.cell : undefined;
  const seed = NdArray.zeros(output.shape);
  if (cell === undefined) seed.data.fill(1);
  else seed.data[cell] = 1;
  output.backward(seed);
  const value = cell === undefined ? values.reduce((sum, one) => sum + one, 0) : values[cell];
  return { layer: at, cell, value: value ?? NaN };
}

function leaf(values: Float64Array, shape: readonly number[]): Tensor {
  return new Tensor(NdArray.from(values, shape), true);
}

function numbersOf({ value, grad, requiresGrad }: Tensor, name: string): NamedTensor {
  return {
    name,
    shape: value.shape,
    values: Float64Array.from(value.values()),
    gradient: requiresGrad
      ? Float64Array.from(grad?.values() ?? { length: value.size }, (one) => one ?? 0)
      : undefined,
  };
}
