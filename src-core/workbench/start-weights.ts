import type { Tensor } from '#core/autograd/tensor.ts';
import {
  constant,
  kaimingNormal,
  kaimingUniform,
  normal,
  orthogonal,
  xavierNormal,
  xavierUniform,
  zeros,
} from '#core/nn/init/index.ts';

/** How weights with two and more axes start; biases are then 0, but for `usual`. */
export type StartName =
  | 'usual'
  | 'kaiming-normal'
  | 'kaiming-uniform'
  | 'xavier-normal'
  | 'xavier-uniform'
  | 'orthogonal'
  | 'normal'
  | 'ones'
  | 'zeros';

interface Start {
  title: string;
  /** Undefined leaves the layers' own start. */
  fill: ((weight: Tensor) => unknown) | undefined;
}

/** Every way to start, with the words that the reader chooses by. */
export const starts: Readonly<Record<StartName, Start>> = {
  usual: { title: 'as PyTorch’s layers start', fill: undefined },
  'kaiming-normal': {
    title: 'Kaiming, normal, for ReLU',
    fill: (weight) => kaimingNormal(weight, { nonlinearity: 'relu' }),
  },
  'kaiming-uniform': {
    title: 'Kaiming, uniform, for ReLU',
    fill: (weight) => kaimingUniform(weight, { nonlinearity: 'relu' }),
  },
  'xavier-normal': { title: 'Xavier, normal', fill: (weight) => xavierNormal(weight) },
  'xavier-uniform': { title: 'Xavier, uniform', fill: (weight) => xavierUniform(weight) },
  orthogonal: { title: 'orthogonal', fill: (weight) => orthogonal(weight) },
  normal: { title: 'normal, σ = 0.02', fill: (weight) => normal(weight, 0, 0.02) },
  ones: { title: 'all 1', fill: (weight) => constant(weight, 1) },
  zeros: { title: 'all 0', fill: (weight) => zeros(weight) },
};

/** Whether a name read from outside is one of `starts`. */
export function isStartName(name: unknown): name is StartName {
  return typeof name === 'string' && Object.hasOwn(starts, name);
}

/** Gives all parameters of a layer their first numbers; weights of one axis (those of norms) stay as they are. */
export function startWeights(parameters: readonly Tensor[], name: StartName): void {
  const { fill } = starts[name];
  if (!fill) return;
  const hasWeight = parameters.some(({ shape }) => shape.length > 1);
  for (const parameter of parameters)
    if (parameter.shape.length > 1) fill(parameter);
    else if (hasWeight) zeros(parameter);
}
