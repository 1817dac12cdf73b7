import { zipElements } from './elementwise.ts';
import { determinantCost, logAndSign, squareSize } from './lu.ts';
import type { NoOptions, Op, OpMisreading } from './op.ts';
import { spread } from './reduction.ts';

/** A logarithm of determinants: `value` makes it of ln |det| and the sign of det. */
export function defineLogDet(
  name: string,
  value: (log: number, sign: number) => number,
  misreadings: readonly OpMisreading<'unary', NoOptions>[],
): Op<'unary', NoOptions> {
  return {
    name,
    kind: 'unary',
    shape([input]) {
      squareSize(name, input);
      return input.slice(0, -2);
    },
    forward([input]) {
      const { log, sign } = logAndSign(name, input);
      return zipElements(name, log, sign, value);
    },
    // dinput = grad · inverse(input)ᵀ
    gradients: [
      ({ inputs: [input], ops }, grad) =>
        ops.mul(
          spread(ops, grad, input.shape, { dim: [-2, -1] }),
          ops.transpose(ops.inverse(input)),
        ),
    ],
    tangent: ({ inputs: [input], ops }, [rate]) =>
      ops.sum(ops.mul(rate, ops.transpose(ops.inverse(input))), { dim: [-2, -1] }),
    cost([input]) {
      const size = squareSize(name, input);
      const count = input.slice(0, -2).reduce((product, each) => product * each, 1);
      return { ...determinantCost(name, input), special: count * size };
    },
    misreadings,
  };
}
