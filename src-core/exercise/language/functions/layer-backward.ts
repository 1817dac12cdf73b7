import { ArgumentError } from '#core/errors.ts';
import { conv2dWeight, convTranspose2d, div, flip, matmul, sum } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { Value } from '../value.ts';
import { fromTensor, toTensor } from './op-values.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

/** The gradients for input, weight and bias. */
type Gradients = [input: NdArray, weight: NdArray, bias: NdArray];

/** Backward passes of whole layers as learners write them: all three gradients at once. */
export const layerBackwardFunctions: PackFunction[] = [
  {
    signature: 'linearBackward(x, weight, upstream)',
    docs: 'The gradients [for x, for weight, for bias] of y = x · weightᵀ + bias: x [N][in], weight [out][in], upstream [N][out].',
    call: (given) => linear(given),
    misreadings: [
      {
        id: 'linearBackward.weight-gradient-transposed',
        title: 'gradient of the weight transposed',
        say: 'Your gradient for the weight has rows and columns exchanged. It has the shape of the weight.',
        call: (given) => linear(given, ([dx, dw, db]) => [dx, dw.t(), db]),
      },
      {
        id: 'linearBackward.matrix-not-transposed',
        title: 'weight met the wrong way round',
        say: 'For x you multiplied by the transposed weight, as on the way forward. Going back it is the weight itself.',
        call: (given) => {
          const [, weight, upstream] = linearInputs(given);
          return linear(given, ([, dw, db]) => [matmul(upstream, weight.t()), dw, db]);
        },
      },
      {
        id: 'linearBackward.bias-not-summed',
        title: 'gradient of the bias not summed',
        say: 'Your gradient for the bias still has a row for each sample. The bias is used in every sample, so add them up.',
        call: (given) => linear(given, ([dx, dw]) => [dx, dw, linearInputs(given)[2]]),
      },
      {
        id: 'linearBackward.averaged',
        title: 'averaged over the batch',
        say: 'You divided by the number of samples. A mean in the loss is already in the upstream gradient.',
        call: (given) =>
          linear(given, ([dx, dw, db]) => {
            const count = NdArray.scalar(linearInputs(given)[0].shape[0] as number);
            return [dx, div(dw, count), div(db, count)];
          }),
      },
    ],
  },
  {
    signature: 'conv2dBackward(x, weight, upstream, stride = 1, padding = 0)',
    docs: 'The gradients [for x, for weight, for bias] of a convolution: x [C][H][W], weight [O][C][kH][kW], upstream [O][h][w].',
    call: (given) => convolution(given),
    misreadings: [
      {
        id: 'conv2dBackward.kernel-not-turned',
        title: 'kernel turned by 180° for the input',
        say: 'Each upstream number goes back along the kernel as it is written, to the cells it was made from. As a convolution of upstream that takes the kernel turned by 180°.',
        call: (given) =>
          convolution(given, ([, dw, db]) => [inputGradient(given, { turned: true }), dw, db]),
      },
      {
        id: 'conv2dBackward.weight-gradient-turned',
        title: 'gradient of the weight turned by 180°',
        say: 'Your gradient for the weight is turned by 180°.',
        call: (given) => convolution(given, ([dx, dw, db]) => [dx, flip(dw, [2, 3]), db]),
      },
      {
        id: 'conv2dBackward.stride-forgotten',
        title: 'stride forgotten on the way back',
        say: 'You let neighbours of upstream go to neighbouring windows. Their windows lie one stride apart.',
        call: (given) =>
          convolution(given, ([, , db]) => [
            inputGradient(given, { stride: 1 }),
            weightGradient(given, { stride: 1 }),
            db,
          ]),
      },
      {
        id: 'conv2dBackward.padding-forgotten',
        title: 'padding forgotten on the way back',
        say: 'You let the first window begin at the first cell. With padding it begins that many cells before.',
        call: (given) =>
          convolution(given, ([, , db]) => [
            inputGradient(given, { padding: 0 }),
            weightGradient(given, { padding: 0 }),
            db,
          ]),
      },
    ],
  },
];

const unchanged = (gradients: Gradients): Gradients => gradients;

function linearInputs(given: Arguments): [x: NdArray, weight: NdArray, upstream: NdArray] {
  const read = (name: string): NdArray => toTensor(given.value(name), `linearBackward, ${name}`);
  return [read('x'), read('weight'), read('upstream')];
}

function linear(given: Arguments, change = unchanged): Value {
  const [x, weight, upstream] = linearInputs(given);
  const bias = sum(upstream, { dim: 0 });
  return listOf(change([matmul(upstream, weight), matmul(upstream.t(), x), bias]));
}

interface ConvolutionInputs {
  x: NdArray;
  weight: NdArray;
  upstream: NdArray;
  stride: number;
  padding: number;
}

/** Errors: ArgumentError for other numbers of axes. */
function convolutionInputs(given: Arguments): ConvolutionInputs {
  const read = (name: string, rank: number): NdArray => {
    const tensor = toTensor(given.value(name), `conv2dBackward, ${name}`);
    if (tensor.rank === rank) return tensor;
    throw new ArgumentError(`conv2dBackward, ${name}`, `${rank} axes`, `${tensor.rank}`);
  };
  return {
    ...{ x: read('x', 3), weight: read('weight', 4), upstream: read('upstream', 3) },
    ...{ stride: given.integer('stride'), padding: given.integer('padding') },
  };
}

function convolution(given: Arguments, change = unchanged): Value {
  const bias = sum(convolutionInputs(given).upstream, { dim: [1, 2] });
  return listOf(change([inputGradient(given), weightGradient(given), bias]));
}

function inputGradient(
  given: Arguments,
  changes: { stride?: number; padding?: number; turned?: boolean } = {},
): NdArray {
  const inputs = { ...convolutionInputs(given), ...changes };
  const { x, weight, upstream, stride, padding, turned = false } = inputs;
  const kernel = turned ? flip(weight, [2, 3]) : weight;
  const outputSize = x.shape.slice(1) as [number, number];
  return convTranspose2d(upstream, kernel, undefined, { stride, padding, outputSize });
}

function weightGradient(
  given: Arguments,
  changes: { stride?: number; padding?: number } = {},
): NdArray {
  const { x, weight, upstream, stride, padding } = { ...convolutionInputs(given), ...changes };
  const kernelSize = weight.shape.slice(2) as [number, number];
  return conv2dWeight(x, upstream, { kernelSize, stride, padding });
}

const listOf = (gradients: Gradients): Value => gradients.map(fromTensor);
