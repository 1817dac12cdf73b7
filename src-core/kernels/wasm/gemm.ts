import { roundUp, worthwhile } from './grain.ts';
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
  /** Pointer to one number per column of `out`, or 0. */
  readonly bias?: number;
}

/** Rows or columns of `out` up to which packing does not pay: the matrix is read for each of them instead. */
const NARROW = 2;
/** Multiplications that make a part worth handing to a thread where they wait for memory. */
const VECTOR_WORTHWHILE = 100_000;
const LEAST_OUTPUTS = 64;

/** out[m, n] = Σ_k a[m, k] · b[k, n] (+ bias[n]). */
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
        bias && turned ? bias + 4 * i : bias,
        turned ? 0 : 1,
      ],
      count,
      grain,
    );
}

/** Parts end where tiles of four and of three both end, in panels of eight. */
const STEP = 24;

function multiplyBlocks(run: Runner, spec: GemmSpec): void {
  const { M, N, K } = spec;
  // A part of rows packs b anew, a part of columns packs a: few, long parts of the longer side.
  const byRows = M >= 32 && 4 * M >= N;
  const [count, across, least] = byRows ? [M, N, 48] : [N, M, 128];
  const grain = roundUp(Math.max(least, count / 16, worthwhile(across * K)), STEP);
  if (across === 0) return;
  run.range(
    'gemm',
    [
      ...[M, N, K, spec.a, spec.aRow, spec.aColumn, spec.b, spec.bRow, spec.bColumn],
      ...[spec.out, spec.outRow, spec.bias ?? 0, byRows ? 1 : 0],
    ],
    count,
    grain,
    STEP,
  );
}
