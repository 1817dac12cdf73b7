/** The inputs of each kind of op, under PyTorch's names. An optional one may be left out or undefined. */
export interface InputsOf<T> {
  unary: readonly [input: T];
  binary: readonly [input: T, other: T];
  /** Base and exponent. */
  power: readonly [input: T, exponent: T];
  /** torch.where(condition, input, other). */
  choice: readonly [condition: T, input: T, other: T];
  layer: readonly [input: T, weight: T, bias?: T];
  /** A weight that must be there, and no bias. */
  weighted: readonly [input: T, weight: T];
  /** Normalisation with scale and shift. */
  norm: readonly [input: T, weight?: T, bias?: T];
  batchNorm: readonly [input: T, runningMean?: T, runningVar?: T, weight?: T, bias?: T];
  /** Entries picked by whole numbers. */
  indexed: readonly [input: T, index: T];
  scattered: readonly [input: T, index: T, src: T];
  /** Truth values say where. */
  masked: readonly [input: T, mask: T];
  /** Indices first, as in torch.nn.functional.embedding. */
  lookup: readonly [input: T, weight: T];
  loss: readonly [input: T, target: T];
  /** A loss with a weight a class or an element. */
  weightedLoss: readonly [input: T, target: T, weight?: T];
  /** A loss with a weight an element and one for the positive class. */
  logitLoss: readonly [input: T, target: T, weight?: T, posWeight?: T];
  /** A loss with a variance an element. */
  varianceLoss: readonly [input: T, target: T, variance: T];
  /** Two scores, and which should be higher. */
  rankingLoss: readonly [input1: T, input2: T, target: T];
  list: readonly T[];
}

export type Kind = keyof InputsOf<unknown>;

/** The names of the inputs, in order. Ops of the kind `list` number theirs. */
export const inputNames: { readonly [K in Kind]: Required<InputsOf<string>[K]> } = {
  unary: ['input'],
  binary: ['input', 'other'],
  power: ['input', 'exponent'],
  choice: ['condition', 'input', 'other'],
  layer: ['input', 'weight', 'bias'],
  weighted: ['input', 'weight'],
  norm: ['input', 'weight', 'bias'],
  batchNorm: ['input', 'runningMean', 'runningVar', 'weight', 'bias'],
  indexed: ['input', 'index'],
  scattered: ['input', 'index', 'src'],
  masked: ['input', 'mask'],
  lookup: ['input', 'weight'],
  loss: ['input', 'target'],
  weightedLoss: ['input', 'target', 'weight'],
  logitLoss: ['input', 'target', 'weight', 'posWeight'],
  varianceLoss: ['input', 'target', 'var'],
  rankingLoss: ['input1', 'input2', 'target'],
  list: [],
};

/** How many of them must be there: those after it may be left out. */
export const requiredInputs: { readonly [K in Kind]: number } = {
  unary: 1,
  binary: 2,
  power: 2,
  choice: 3,
  layer: 2,
  weighted: 2,
  norm: 1,
  batchNorm: 1,
  indexed: 2,
  scattered: 3,
  masked: 2,
  lookup: 2,
  loss: 2,
  weightedLoss: 2,
  logitLoss: 2,
  varianceLoss: 3,
  rankingLoss: 3,
  list: 0,
};
