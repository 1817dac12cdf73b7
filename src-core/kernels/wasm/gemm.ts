import type { Runner } from './runner.ts';

/** Pointers in bytes; strides in elements, so that a transposed operand is the same memory with other strides. */
export interface GemmSpec {
  readonly M: number;
  readonly N: number;
  readonly K: number;
  readonly a: number;
  readonly aRow: number;
  readonly aColumn: number;
  readonly b: number;
  readonly bRow: number;
  readonly bColumn: number;
  readonly out: number;
  /** Elements from one row of `out` to the next; its columns are neighbours. */
  readonly outRow: number;
  /** Adds to `out` instead of replacing it. */
  readonly accumulate?: boolean;
  /** Pointer to one number per column of `out`, or 0; not together with `accumulate`. */
  readonly bias?: number;
}

/** Multiplications that make a part worth handing to a thread: about 10 µs. */
const WORTHWHILE = 250_000;

/** Rows or columns of `out` up to which packing does not pay: the matrix is read for each of them instead. */
const NARROW = 2;
/** As WORTHWHILE, for products that wait for memory. */
const VECTOR_WORTHWHILE = 100_000;
const LEAST_OUTPUTS = 64;

const roundUp = (value: number, multiple: number) => Math.ceil(value / multiple) * multiple;

/** out[m, n] (+)= Σ_k a[m, k] · b[k, n] (+ bias[n]). */
export function gemm(run: Runner, spec: GemmSpec): void {
  const { M, N } = spec;
  const turned = N < M;
  // Turned around, the product is outᵀ = bᵀ · aᵀ.
  const strides = turned ? [spec.aRow, spec.aColumn] : [spec.bRow, spec.bColumn];
  if (Math.min(M, N) <= NARROW && strides.includes(1)) multiplyVectors(run, spec, turned);
  else multiplyBlocks(run, spec);
}

/** A row of `out` is b times a row of a; turned, a column of `out` is a times a column of b. */
function multiplyVectors(run: Runner, spec: GemmSpec, turned: boolean): void {
  const { M, N, K, a, aRow, aColumn, b, bRow, bColumn, out, outRow } = spec;
  const bias = spec.bias ?? 0;
  const [vectors, count] = turned ? [N, M] : [M, N];
  const grain = roundUp(Math.max(LEAST_OUTPUTS, VECTOR_WORTHWHILE / Math.max(1, K)), 8);
  for (let i = 0; i < vectors; i++)
    run.range(
      'matvec',
      [
        K,
        ...(turned ? [a, aRow, aColumn] : [b, bColumn, bRow]),
        ...(turned ? [b + 4 * i * bColumn, bRow] : [a + 4 * i * aRow, aColumn]),
        ...(turned ? [out + 4 * i, outRow] : [out + 4 * i * outRow, 1]),
        spec.accumulate ? 1 : 0,
        bias && turned ? bias + 4 * i : bias,
        turned ? 0 : 1,
      ],
      count,
      grain,
    );
}

function multiplyBlocks(run: Runner, spec: GemmSpec): void {
  const { M, N, K } = spec;
  // A part of rows packs b anew, a part of columns packs a: few, long parts of the longer side.
  const byRows = M >= 32 && 4 * M >= N;
  const [count, across, least] = byRows ? [M, N, 48] : [N, M, 128];
  const worthwhile = WORTHWHILE / Math.max(1, across * K);
  const grain = roundUp(Math.max(least, count / 16, worthwhile), 24);
  if (across === 0) return;
  run.range(
    'gemm',
    [
      ...[M, N, K, spec.a, spec.aRow, spec.aColumn, spec.b, spec.bRow, spec.bColumn],
      ...[spec.out, spec.outRow, spec.accumulate ? 1 : 0, spec.bias ?? 0, byRows ? 1 : 0],
    ],
    count,
    grain,
  );
}
