import { grad } from '#core/autograd/grad.ts';
import { tensor } from '#core/autograd/tensor.ts';
import type { Tensor } from '#core/autograd/tensor.ts';
import {
  Conv2d,
  CrossEntropyLoss,
  Flatten,
  Linear,
  MaxPool2d,
  ReLU,
  seeded,
  Sequential,
} from '#core/nn/index.ts';
import * as ops from '#core/ops/functions.ts';
import { SGD } from '#core/optim/sgd.ts';
import { Random } from '#core/random.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

/** Numbers from −1 … 1 in float32. */
function float32(shape: readonly number[], seed: number): NdArray {
  const random = new Random(seed);
  const size = shape.reduce((product, each) => product * each, 1);
  const numbers = Array.from({ length: size }, () => 2 * random.next() - 1);
  return NdArray.from(numbers, shape).to('float32');
}

/** The result of one op and its gradients. */
function withGradients(
  compute: (...inputs: Tensor[]) => Tensor,
  ...shapes: (readonly number[])[]
): NdArray[] {
  const inputs = shapes.map((shape, i) => tensor(float32(shape, i + 1), { requiresGrad: true }));
  const output = compute(...inputs);
  const gradOutput = tensor(float32(output.shape, 9));
  return [output, ...grad(output, inputs, { gradOutput })].map(({ value }) => value);
}

/** All parameters after one step of training on `batch` images. */
function trainingStep(batch: number): NdArray[] {
  const model = seeded(
    1,
    () =>
      new Sequential(
        new Conv2d(1, 6, 5, { padding: 2 }),
        new ReLU(),
        new MaxPool2d(2),
        new Flatten(),
        new Linear(6 * 7 * 7, 10),
      ),
  );
  const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
  const labels = tensor(NdArray.from(Int32Array.from({ length: batch }, (_, i) => i % 10)));
  const scores = model.forward(tensor(float32([batch, 1, 14, 14], 4)));
  new CrossEntropyLoss().forward(scores, labels).backward();
  optimizer.step();
  return model.parameters().map(({ value }) => value);
}

/** Whole computations on tensors of more than a few thousand numbers, which every host must get right. */
export const wholeOps: Readonly<Record<string, () => NdArray[]>> = {
  'add with its gradients': () => withGradients((a, b) => ops.add(a, b), [50, 60], [60]),
  'matmul 300 × 300': () => [ops.matmul(float32([300, 300], 1), float32([300, 300], 2))],
  'conv2d of one image with its gradients': () =>
    withGradients(
      (x, w, b) => ops.conv2d(x, w, b, { padding: 1 }),
      ...[[1, 8, 40, 41], [12, 8, 3, 3], [12]],
    ),
  'conv2d of 20 images with its gradients': () =>
    withGradients(
      (x, w, b) => ops.conv2d(x, w, b, { stride: 2, padding: 2 }),
      ...[[20, 3, 24, 24], [8, 3, 5, 5], [8]],
    ),
  'softmax with its gradient': () => withGradients((x) => ops.softmax(x, 1), [300, 200]),
  'sum of a million': () => [ops.sum(float32([1000, 1000], 6)).reshape([1])],
  'a step of training': () => trainingStep(32),
};
