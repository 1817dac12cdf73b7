import { tensor } from '#core/autograd/tensor.ts';
import {
  Conv2d,
  CrossEntropyLoss,
  Flatten,
  Linear,
  MaxPool2d,
  ReLU,
  Sequential,
} from '#core/nn/index.ts';
import { SGD } from '#core/optim/sgd.ts';
import { select } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { scope } from '#core/tensor/scope.ts';
import { randomTensor, type Workload } from './workload.ts';

/** LeNet-5 with ReLU and max pooling, as today's frameworks write it. */
const lenet = () =>
  new Sequential(
    new Conv2d(1, 6, 5, { padding: 2 }),
    new ReLU(),
    new MaxPool2d(2),
    new Conv2d(6, 16, 5),
    new ReLU(),
    new MaxPool2d(2),
    new Flatten(),
    new Linear(400, 120),
    new ReLU(),
    new Linear(120, 84),
    new ReLU(),
    new Linear(84, 10),
  );

export const training: Workload[] = [
  {
    what: 'LeNet-5 training step, batch 64',
    torch: 4.62,
    must: { torch: 1.4 },
    want: { torch: 1.15 },
    prepare() {
      const model = lenet();
      const optimizer = new SGD(model.parameters(), { lr: 0.01 });
      const criterion = new CrossEntropyLoss();
      const images = tensor(randomTensor([64, 1, 28, 28], 10));
      const labels = tensor(NdArray.from(Int32Array.from({ length: 64 }, (_, i) => i % 10)));
      return () =>
        scope(() => {
          optimizer.zeroGrad();
          criterion.forward(model.forward(images), labels).backward();
          optimizer.step();
        });
    },
  },
  {
    what: 'input gradient of LeNet-5, one image',
    torch: 0.351,
    must: { torch: 0.45 },
    want: { torch: 0.3 },
    prepare() {
      const model = lenet();
      for (const parameter of model.parameters()) parameter.setRequiresGrad(false);
      const pixels = randomTensor([1, 1, 28, 28], 11);
      return () =>
        scope(() => {
          const image = tensor(pixels, { requiresGrad: true });
          const scores = model.forward(image);
          select(select(scores, 0, 0), 0, 3).backward();
        });
    },
  },
];
