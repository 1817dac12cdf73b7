import { describe, expect, test } from 'vitest';
import { gemm } from './gemm.ts';
import type { GemmSpec } from './gemm.ts';
import { TestRoom, worstError } from './testing/test-room.ts';

const room = new TestRoom(11);

function naive(spec: GemmSpec): Float64Array {
  const { M, N, K, a, aRow, aColumn, b, bRow, bColumn, out, outRow, bias } = spec;
  const A = room.floats(a, M * K);
  const B = room.floats(b, K * N);
  const result = Float64Array.from(room.floats(out, M * outRow));
  for (let m = 0; m < M; m++)
    for (let n = 0; n < N; n++) {
      let sum = bias ? room.floats(bias, N)[n]! : 0;
      for (let k = 0; k < K; k++) sum += A[m * aRow + k * aColumn]! * B[k * bRow + n * bColumn]!;
      result[m * outRow + n] = sum;
    }
  return result;
}

/** Runs one product in one go and in parts; answers the error of the first. */
function check(M: number, N: number, K: number): number {
  room.clear();
  const [aTurned, bTurned] = [room.flip(), room.flip()];
  const outRow = N + room.integer(0, 3);
  const spec: GemmSpec = {
    ...{ M, N, K, outRow },
    ...{ a: room.numbers(M * K), aRow: aTurned ? 1 : K, aColumn: aTurned ? M : 1 },
    ...{ b: room.numbers(K * N), bRow: bTurned ? 1 : N, bColumn: bTurned ? K : 1 },
    out: room.numbers(M * outRow),
    bias: room.flip() ? room.numbers(N) : 0,
  };
  const out = room.floats(spec.out, M * outRow);
  const before = out.slice();
  const expected = naive(spec);
  gemm(room.whole, spec);
  const got = out.slice();
  for (const run of [room.inGrains, room.inParts(24)]) {
    out.set(before);
    gemm(run, spec);
    expect(out).toEqual(got);
  }
  // A single sum may come out near 0: its terms tell how large it could be.
  return worstError(got, expected, Math.sqrt(Math.max(1, K)) / 3);
}

describe('gemm', () => {
  test('agrees with float64 loops for any size and any turned operand', () => {
    const side = () => room.integer(0, room.integer(0, 5) ? 20 : 90);
    for (let i = 0; i < 400; i++) {
      const [M, N, K] = [side(), side(), side()];
      expect(check(M, N, K), `${M} × ${N} × ${K}`).toBeLessThan(1e-5);
    }
  });

  test.each([
    [3, 1200, 5],
    [700, 9, 33],
    [50, 530, 600],
    [1, 1, 3000],
    [2, 2100, 40],
    [2100, 2, 9],
    [2, 9, 2100],
    [1, 700, 40],
    [700, 1, 300],
  ])('agrees across blocks, %i × %i × %i', (M, N, K) => {
    for (let i = 0; i < 4; i++) expect(check(M, N, K)).toBeLessThan(1e-5);
  });
});
