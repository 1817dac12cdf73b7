import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import { add, linear, mseLoss, sigmoid, sum, tanh } from '#core/ops/functions.ts';
import { SGD } from '#core/optim/sgd.ts';
import { randomTensor, type Workload } from './workload.ts';

const leaf = (shape: readonly number[], seed: number): Tensor =>
  tensor(randomTensor(shape, seed), { requiresGrad: true });

const STEPS = 5000;

export const tape: Workload[] = [
  {
    what: '10,000 adds of 2 × 2 and back',
    torch: 34.2,
    must: { torch: 0.1 },
    want: { torch: 0.04 },
    prepare() {
      const [a, b] = [leaf([2, 2], 12), tensor(randomTensor([2, 2], 13))];
      return () => {
        let y = a;
        for (let i = 0; i < 10_000; i++) y = add(y, b);
        a.grad = undefined;
        sum(y).backward();
      };
    },
  },
  {
    what: `XOR net, ${STEPS} training steps`,
    torch: 466,
    must: { torch: 0.06 },
    want: { torch: 0.025 },
    prepare() {
      const x = tensor(
        [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ],
        { dtype: 'float32' },
      );
      const target = tensor([[0], [1], [1], [0]], { dtype: 'float32' });
      return () => {
        const [w1, b1, w2, b2] = [leaf([2, 2], 1), leaf([2], 2), leaf([1, 2], 3), leaf([1], 4)];
        const optimizer = new SGD([w1, b1, w2, b2], { lr: 0.5 });
        for (let i = 0; i < STEPS; i++) {
          optimizer.zeroGrad();
          const y = sigmoid(linear(tanh(linear(x, w1, b1)), w2, b2));
          mseLoss(y, target).backward();
          optimizer.step();
        }
      };
    },
  },
];
