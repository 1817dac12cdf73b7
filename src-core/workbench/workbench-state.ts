import type { StartName } from './start-weights.ts';

/** Where the numbers of the input come from. */
export type InputSource =
  /** Normal numbers with mean 0 and variance 1. */
  | { kind: 'random'; seed: number }
  /** One of the handwritten digits, by its place; only for an input of 64 numbers. */
  | { kind: 'digit'; at: number }
  /** Row by row, as typed, drawn or read from a file. */
  | { kind: 'numbers'; values: readonly number[] };

/** Numbers typed over, by the name of their tensor and their cell (row by row). */
export type Changes = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The result that is differentiated: one cell of a layer, or without a cell the sum of all of them. */
export interface Target {
  /** Place among the layers; −1 counts as the last one. */
  layer: number;
  cell?: number;
}

/** What lies on the bench, as plain data: everything shown follows from it. */
export interface WorkbenchState {
  /** The layers as text: PyTorch, Keras or the short notation. None at all is the input by itself. */
  layers: string;
  /** The input's shape without its batch: [F], [C, L], [C, H, W] or [C, D, H, W]. */
  input: readonly number[];
  source: InputSource;
  start: StartName;
  seed: number;
  changes: Changes;
  target: Target;
}

/** A small network on a digit: something to look at and to change at once. */
export const firstWorkbench: WorkbenchState = {
  layers: 'conv 2 k3\nrelu\nmaxpool 2\nflatten\nlinear 3',
  input: [1, 8, 8],
  source: { kind: 'digit', at: 0 },
  start: 'usual',
  seed: 1,
  changes: {},
  target: { layer: -1, cell: 0 },
};

/** The state with one number of a tensor typed over. */
export function withNumber(
  state: WorkbenchState,
  tensor: string,
  cell: number,
  value: number,
): WorkbenchState {
  const changes = { ...state.changes, [tensor]: { ...state.changes[tensor], [cell]: value } };
  return { ...state, changes };
}

/** The state with another input; numbers typed over in the one before are gone with it. */
export function withInput(
  state: WorkbenchState,
  input: readonly number[],
  source: InputSource,
): WorkbenchState {
  const { input: _gone, ...changes } = state.changes;
  return { ...state, input, source, changes };
}
