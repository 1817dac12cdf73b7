import type { Block } from './block.ts';
import type { Contribution } from './contribution.ts';
import { sumForm } from './form.ts';
import type { Relation } from './relation.ts';
import { range } from './windows.ts';

interface Extra {
  block: Block;
  of(to: number): Contribution;
  from(cell: number): Contribution[];
}

/**
 * y[m, n] = Σ_k w[m, k] · u[k, n], with a bias where one is given.
 *
 * Shapes: w [M, K], u [K, N] or [K], y [M, N] or [M].
 */
export function matrixProduct(
  weights: Block,
  right: Block,
  result: Block,
  extra?: Extra,
): Relation {
  const [M = 1, K = 1] = weights.shape;
  const N = right.shape[1] ?? 1;
  const tie = (m: number, k: number, n: number): Contribution => ({
    to: { block: result.id, cell: m * N + n },
    from: { block: right.id, cell: k * N + n },
    factor: { kind: 'weight', cell: { block: weights.id, cell: m * K + k } },
    ...(N > 1 && { place: { block: right.id, channel: 0, row: k, column: n } }),
  });
  return {
    to: result.id,
    reads: [right.id, weights.id, ...(extra ? [extra.block.id] : [])],
    form: sumForm,
    contributors: (cell) => [
      ...range(K).map((k) => tie(Math.floor(cell / N), k, cell % N)),
      ...(extra ? [extra.of(cell)] : []),
    ],
    dependents({ block, cell }) {
      if (extra && block === extra.block.id) return extra.from(cell);
      if (block === weights.id) return range(N).map((n) => tie(Math.floor(cell / K), cell % K, n));
      return range(M).map((m) => tie(m, Math.floor(cell / N), cell % N));
    },
  };
}
