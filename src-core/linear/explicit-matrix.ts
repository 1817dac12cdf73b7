import { ArgumentError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { mapElements } from '#core/ops/elementwise.ts';
import { matmul } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { powers, slotLimit, tryPairs } from './basis-pairs.ts';
import type { BilinearMap } from './basis-pairs.ts';
import { timesVector } from './term-matrix.ts';
import type { TermMatrix } from './term-matrix.ts';

/**
 * The matrix A of a linear map, A · flat(x) = flat(map(x)), both flattened row by row: column i is the image of the
 * i-th basis tensor.
 *
 * Shapes: → [elements of the result, elements of the input].
 * Errors: ArgumentError when the map is not linear (tried on random whole numbers), and what the map throws.
 */
export function numericMatrix(
  map: (x: NdArray) => NdArray,
  inputShape: readonly number[],
): NdArray {
  const columns = elementCount('numericMatrix', inputShape);
  const rows = map(NdArray.zeros(inputShape)).size;
  const matrix = NdArray.zeros([rows, columns]);
  for (let i = 0; i < columns; i++) {
    const image = map(powers(inputShape, i, 1, 1)).values();
    for (let o = 0; o < rows; o++) matrix.data[o * columns + i] = image[o] as number;
  }
  const x = randomWhole(inputShape, new Random(1));
  const isLinear = [x, opposite(x)].every((probe) =>
    isClose([...matmul(matrix, probe.reshape([-1])).values()], map(probe).values()),
  );
  if (!isLinear) throw new ArgumentError('numericMatrix', 'a linear map', 'another kind of map');
  return matrix;
}

/**
 * The matrix of x ↦ map(x, w) with its entries in terms of the weights: entry [o, i] lists (weight k, coefficient) with
 * map(x, w)[o] = Σ_i Σ_k coefficient · w[k] · x[i], all flattened row by row. It is found by trying basis tensors of
 * x and w, so it holds for every op, and for every misreading of one.
 *
 * Shapes: → [elements of the result, elements of x].
 * Errors: ArgumentError when the map is not linear in x and in w (tried on random whole numbers), and what it throws.
 */
export function symbolicTerms(
  map: BilinearMap,
  xShape: readonly number[],
  wShape: readonly number[],
): TermMatrix {
  const random = new Random(1);
  const [x, w] = [randomWhole(xShape, random), randomWhole(wShape, random)];
  const probes = [
    [x, w],
    [opposite(x), w],
    [x, opposite(w)],
  ] as const;
  for (const slots of [slotLimit, 1]) {
    const terms = tryPairs(map, xShape, wShape, slots);
    const holds = probes.every(([px, pw]) =>
      isClose(timesVector(terms, pw, px), map(px, pw).values()),
    );
    if (holds) return terms;
  }
  throw new ArgumentError('symbolicTerms', 'a map linear in x and in w', 'another kind of map');
}

function randomWhole(shape: readonly number[], random: Random): NdArray {
  const numbers = NdArray.zeros(shape);
  for (let i = 0; i < numbers.size; i++) numbers.data[i] = random.integer(-99, 99);
  return numbers;
}

function isClose(found: readonly number[], wanted: ArrayLike<number>): boolean {
  const near = (value: number, target: number): boolean =>
    Math.abs(value - target) <= 1e-9 * (1 + Math.abs(target));
  return found.length === wanted.length && found.every((value, o) => near(value, wanted[o] ?? NaN));
}

function opposite(numbers: NdArray): NdArray {
  return mapElements(numbers, (value) => -value);
}
