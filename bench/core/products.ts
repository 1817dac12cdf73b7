import { conv2d, convTranspose2d, matmul, relu } from '#core/ops/functions.ts';
import { scope } from '#core/tensor/scope.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import { randomTensor, type Workload } from './workload.ts';

const product = (n: number, torch: number): Workload => ({
  what: `matmul ${n} × ${n} × ${n}`,
  flops: 2 * n ** 3,
  torch,
  must: { share: 0.72 },
  want: { share: 0.82 },
  prepare() {
    const [a, b] = [randomTensor([n, n], 1), randomTensor([n, n], 2)];
    return () => scope(() => void matmul(a, b));
  },
});

interface ConvSizes {
  batch?: number;
  from: number;
  to: number;
  side: number;
  kernel?: number;
  groups?: number;
}

/** Input, weight and bias of a convolution whose padding keeps the size. */
function convInputs({ batch = 1, from, to, side, kernel = 3, groups = 1 }: ConvSizes) {
  const scale = 1 / Math.sqrt((from / groups) * kernel * kernel);
  return [
    randomTensor([batch, from, side, side], 3),
    randomTensor([to, from / groups, kernel, kernel], 4, scale),
    randomTensor([to], 5, scale),
  ] as const;
}

const convolution = (
  what: string,
  sizes: ConvSizes,
  rest: Omit<Workload, 'what' | 'prepare' | 'flops'>,
): Workload => {
  const { batch = 1, from, to, side, kernel = 3, groups = 1 } = sizes;
  return {
    what,
    flops: 2 * batch * to * side * side * (from / groups) * kernel * kernel,
    ...rest,
    prepare() {
      const [input, weight, bias] = convInputs(sizes);
      const options = { padding: (kernel - 1) / 2, groups };
      return () => scope(() => void conv2d(input, weight, bias, options));
    },
  };
};

/** The four convolutions of the exercise cpen455-q2 on one image. */
const NETWORK = [
  { from: 3, to: 128, kernel: 5, stride: 2, padding: 2, out: 256 },
  { from: 128, to: 64, kernel: 5, stride: 2, padding: 2, out: 128 },
  { from: 64, to: 32, kernel: 3, stride: 2, padding: 1, out: 64 },
  { from: 32, to: 16, kernel: 1, stride: 1, padding: 0, out: 64 },
];

const network: Workload = {
  what: 'four layers (cpen455-hw2) on 3 × 512 × 512',
  flops: NETWORK.reduce(
    (sum, { from, to, kernel, out }) => sum + 2 * out ** 2 * to * from * kernel ** 2,
    0,
  ),
  torch: 116,
  must: { share: 0.65 },
  want: { share: 0.8 },
  prepare() {
    const image = randomTensor([1, 3, 512, 512], 9);
    const layers = NETWORK.map(({ from, to, kernel, stride, padding }, i) => {
      const scale = 1 / Math.sqrt(from * kernel * kernel);
      const weight = randomTensor([to, from, kernel, kernel], 20 + i, scale);
      return { weight, bias: randomTensor([to], 30 + i, scale), options: { stride, padding } };
    });
    const run = () =>
      layers.reduce<NdArray>(
        (x, { weight, bias, options }) => relu(conv2d(x, weight, bias, options)),
        image,
      );
    return () => scope(() => void run());
  },
};

const transposed: Workload = {
  what: 'transposed conv 64 → 32, 3 × 3, stride 2, 28 × 28',
  flops: 2 * 28 * 28 * 64 * 32 * 9,
  torch: 0.517,
  must: { torch: 1.5 },
  want: { torch: 1.2 },
  prepare() {
    const input = randomTensor([1, 64, 28, 28], 3);
    const [weight, bias] = [randomTensor([64, 32, 3, 3], 4, 1 / 24), randomTensor([32], 5, 1 / 24)];
    const options = { stride: 2, padding: 1, outputPadding: 1 };
    return () => scope(() => void convTranspose2d(input, weight, bias, options));
  },
};

export const squareProducts = [product(512, 2.71), product(1024, 20.9)];

export const products: Workload[] = [
  convolution(
    'conv 64 → 64, 3 × 3, 56 × 56',
    { from: 64, to: 64, side: 56 },
    { torch: 1.06, must: { share: 0.65 }, want: { share: 1 } },
  ),
  convolution(
    'conv 3 → 32, 3 × 3, 32 × 32, batch 16',
    { batch: 16, from: 3, to: 32, side: 32 },
    { torch: 0.291, must: { share: 0.7 }, want: { share: 0.8 } },
  ),
  network,
  convolution(
    'depthwise 3 × 3, 128 channels, 56 × 56',
    { from: 128, to: 128, side: 56, groups: 128 },
    { torch: 0.175, must: { torch: 1.15 }, want: { torch: 1 } },
  ),
  transposed,
];
