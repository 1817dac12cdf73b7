import { BudgetError } from '#core/errors.ts';
import { symbolicTerms } from '#core/linear/explicit-matrix.ts';
import { reorderMatrix, rowMajor } from '#core/linear/flatten.ts';
import type { Permutation } from '#core/linear/permutation.ts';
import { entryNames, symbolicMatrix } from '#core/linear/symbolic-matrix.ts';
import type { FullOptions } from '#core/ops/conv-options.ts';
import { convTranspose2dOp } from '#core/ops/conv-transpose2d.ts';
import { symbol, zero } from '#core/symbolic/expression.ts';
import { matrixFrom } from '#core/symbolic/matrix.ts';
import type { SymbolicMatrix } from '#core/symbolic/matrix.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { asText } from '../value.ts';
import { kernelForOp, optionsOf, sizesOf } from './conv-call.ts';
import type { ConvOp, Forward } from './conv-call.ts';
import type { Arguments } from './pack-function.ts';

export type MapShape = readonly [channels: number, rows: number, columns: number];

/** The matrix of a layer, and the shapes that its columns and rows are flattened from. */
export interface LayerMatrix {
  matrix: SymbolicMatrix;
  input: MapShape;
  output: MapShape;
}

const MAX_CELLS = 20_000;

/** A search for causes asks for the same matrices again, each time with other cells exchanged: the last ones by op. */
const lastMatrices = new WeakMap<ConvOp | Forward, Map<string, LayerMatrix>>();
const MOST_KEPT = 4;

/** Errors: BudgetError before a matrix is made that nobody could read; what the op throws. */
export function layerMatrix(given: Arguments, op: ConvOp, misread?: Forward): LayerMatrix {
  const asked = [sizesOf(given, 'input'), sizesOf(given, 'kernel'), optionsOf(given, op)] as const;
  checkCells(asked[0], asked[1]);
  const names = namesOf(given, asked[1]);
  const by = misread ?? op;
  const kept = lastMatrices.get(by) ?? new Map<string, LayerMatrix>();
  lastMatrices.set(by, kept);
  const key = JSON.stringify([asked, names]);
  const known = kept.get(key);
  if (known) return known;
  const made = makeMatrix(asked, names, op, misread ?? ((...about) => op.forward(...about)));
  const [oldest] = kept.keys();
  if (oldest !== undefined && kept.size >= MOST_KEPT) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

function makeMatrix(
  [input, kernel, options]: readonly [number[], number[], FullOptions],
  names: string[],
  op: ConvOp,
  forward: Forward,
): LayerMatrix {
  const map = (x: NdArray, w: NdArray): NdArray => forward([x, kernelForOp(w, op)], options);
  const output = map(NdArray.zeros(input), NdArray.zeros(kernel)).shape;
  checkCells(output, input);
  const matrix = symbolicMatrix(symbolicTerms(map, input, kernel), names);
  return { matrix, input: asMapShape(input), output: asMapShape(output) };
}

/** The matrix with rows and columns in other orders. */
export function reordered(
  { rows, columns, entries }: SymbolicMatrix,
  rowOrder: Permutation,
  columnOrder: Permutation = rowMajor([columns]),
): SymbolicMatrix {
  return matrixFrom(rows, columns, reorderMatrix(entries, rowOrder, columnOrder));
}

/** The ring of padding made part of the input. */
export function withRing(given: Arguments): Arguments {
  const [C = 1, H = 1, W = 1] = sizesOf(given, 'input');
  const [rows, columns] = given.pair('padding');
  const padded = [C, H + 2 * rows, W + 2 * columns].map((size) => Rational.of(size));
  return given.with({ input: padded, padding: Rational.zero });
}

/** Rows sorted by channel, then by the place of their cell within a stamp, then by stamp. */
export function rowsByKernelCell(given: Arguments): SymbolicMatrix {
  const { stride, padding } = optionsOf(given, convTranspose2dOp);
  const { matrix, output } = layerMatrix(given, convTranspose2dOp);
  const [, height, width] = output;
  const keyOf = (row: number): number[] => {
    const channel = Math.floor(row / (height * width));
    const y = (Math.floor(row / width) % height) + padding[0];
    const x = (row % width) + padding[1];
    return [channel, y % stride[0], x % stride[1], y, x];
  };
  const order = rowMajor(output).toSorted((a, b) => compareKeys(keyOf(a), keyOf(b)));
  return reordered(matrix, order);
}

/** One row for each kernel cell of each input: the stamps before they are laid on the canvas. */
export function patchByPatch(given: Arguments): SymbolicMatrix {
  const kernel = sizesOf(given, 'kernel');
  const [O = 1, C = 1, kH = 1, kW = 1] = kernel;
  const cells = kH * kW;
  const names = namesOf(given, kernel);
  const inputs = elementCount('patches', sizesOf(given, 'input'));
  const perChannel = inputs / C;
  const entries = rowMajor([inputs, O, cells]).flatMap((row) => {
    const owner = Math.floor(row / (O * cells));
    const filter = Math.floor(row / cells) % O;
    const kernelPlane = filter * C + Math.floor(owner / perChannel);
    const name = names[kernelPlane * cells + (row % cells)] ?? '';
    return rowMajor([inputs]).map((input) => (input === owner ? symbol(name) : zero));
  });
  return matrixFrom(inputs * O * cells, inputs, entries);
}

function namesOf(given: Arguments, kernel: readonly number[]): string[] {
  const names = given.value('names');
  if (typeof names === 'string') return entryNames(names, kernel);
  return given.list('names').map((name) => asText(name, 'names'));
}

function checkCells(...shapes: (readonly number[])[]): void {
  const cells = shapes.reduce((all, shape) => all * elementCount('matrix of a layer', shape), 1);
  if (cells > MAX_CELLS) throw new BudgetError('matrix of a layer', `${MAX_CELLS} cells`);
}

function compareKeys(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((value, index) => value !== right[index]);
  return at < 0 ? 0 : (left[at] as number) - (right[at] as number);
}

function asMapShape([channels = 1, rows = 1, columns = 1]: readonly number[]): MapShape {
  return [channels, rows, columns];
}
