import type { Tensor } from '#core/autograd/tensor.ts';
import { ShapeError } from '#core/errors.ts';
import { currentRandom } from '../generator.ts';
import { fill } from './fill.ts';
import type { GainOptions } from './scaled.ts';

/**
 * Rows (or columns, where there are fewer of them) of length `gain` at right angles: as a matrix
 * [shape[0], the rest], W Wᵀ = gain² I or Wᵀ W = gain² I, every such matrix equally likely.
 *
 * It is Q of the decomposition Q R of a matrix of normal numbers, with a positive diagonal of R.
 *
 * Errors: ShapeError for fewer than two axes.
 * Source: torch.nn.init.orthogonal_; Saxe, McClelland and Ganguli, 2014.
 */
export function orthogonal(
  tensor: Tensor,
  { gain = 1, random = currentRandom() }: GainOptions = {},
): Tensor {
  const { shape } = tensor;
  if (shape.length < 2) throw new ShapeError('orthogonal', 'at least two axes', shape);
  const rows = shape[0] as number;
  const columns = rows === 0 ? 0 : tensor.value.size / rows;
  const isWide = rows <= columns;
  const length = Math.max(rows, columns);
  const basis: Float64Array[] = [];
  for (let i = 0; i < Math.min(rows, columns); i++)
    basis.push(nextDirection(basis, () => Float64Array.from({ length }, () => random.normal())));
  const entry = (row: number, column: number): number =>
    (isWide ? basis[row]?.[column] : basis[column]?.[row]) as number;
  return fill(tensor, (i) => gain * entry(Math.floor(i / columns), i % columns));
}

/** A unit vector at right angles to all in `basis` (Gram–Schmidt, twice, so that rounding does not tilt it). */
function nextDirection(basis: readonly Float64Array[], draw: () => Float64Array): Float64Array {
  for (;;) {
    const vector = draw();
    const before = norm(vector);
    for (let pass = 0; pass < 2; pass++)
      for (const other of basis) subtract(vector, other, dot(vector, other));
    const size = norm(vector);
    // Nearly within the span of the others: what is left would be rounding.
    if (size > 1e-8 * before) return vector.map((each) => each / size);
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function subtract(a: Float64Array, b: Float64Array, factor: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] as number) - factor * (b[i] as number);
}

const norm = (vector: Float64Array) => Math.sqrt(dot(vector, vector));
