import { add, exp, softmax, sum } from '#core/ops/functions.ts';
import { scope } from '#core/tensor/scope.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { randomTensor, type Goal, type Workload } from './workload.ts';

const million = (
  what: string,
  torch: number,
  [must, want]: [Goal, Goal],
  compute: (x: NdArray, other: NdArray) => NdArray,
): Workload => ({
  what: `${what} of 10⁶`,
  torch,
  must,
  want,
  prepare() {
    const [x, other] = [randomTensor([1000, 1000], 20), randomTensor([1000, 1000], 21)];
    return () => scope(() => void compute(x, other));
  },
});

export const elementwise: Workload[] = [
  million('add', 0.115, [{ torch: 1.05 }, { torch: 0.95 }], (x, other) => add(x, other)),
  million('sum', 0.046, [{ torch: 1.05 }, { torch: 0.95 }], (x) => sum(x)),
  million('exp', 0.625, [{ torch: 1.6 }, { torch: 1.3 }], (x) => exp(x)),
  million('softmax over rows', 0.449, [{ torch: 1.75 }, { torch: 1.4 }], (x) => softmax(x, 1)),
];
