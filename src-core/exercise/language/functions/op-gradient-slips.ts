import { ops } from '#core/ops/index.ts';
import type { OpName } from '#core/ops/index.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { differentiate } from './differentiate.ts';
import type { GradientCall } from './differentiate.ts';
import { averaged, scaled } from './gradient-slip.ts';
import type { GradientSlip } from './gradient-slip.ts';

const named =
  (...names: OpName[]) =>
  (op: AnyOp): boolean =>
    names.includes(op.name as OpName);

/** An input turned round along its last axes, or a matrix flipped over its diagonal. */
function withInput(call: GradientCall, at: number, change: (input: NdArray) => NdArray): NdArray {
  const inputs = call.inputs.map((input, i) => (i === at && input ? change(input) : input));
  return differentiate({ ...call, inputs });
}

function turned(kernel: NdArray): NdArray {
  const dims = kernel.shape.flatMap((_, axis) => (axis < 2 ? [] : [axis]));
  return ops.flip.forward([kernel], { dims });
}

function relu(array: NdArray): NdArray {
  return ops.relu.forward([array], {});
}

/** What goes wrong in the gradients of some ops only. */
export const opSlips: readonly GradientSlip[] = [
  {
    id: 'factor-two',
    title: 'factor 2 left out',
    say: 'The square brings a factor 2 when it is differentiated. It is missing here.',
    holdsFor: named('mseLoss', 'square'),
    differentiate: (call) => scaled(differentiate(call), 1 / 2),
  },
  {
    id: 'mask-of-gradient',
    title: 'masked by the wrong sign',
    say: 'You let pass what is positive in the gradient. A ReLU lets pass where its input is positive.',
    holdsFor: named('relu'),
    differentiate: ({ upstream }) => relu(upstream),
  },
  {
    id: 'slope-at-zero',
    title: 'slope 1 at 0',
    say: 'You let the gradient pass where the input is exactly 0. By convention the slope is 0 there.',
    holdsFor: named('relu'),
    differentiate({ inputs: [input], upstream }) {
      const passes = ops.ge.forward([input as NdArray, NdArray.scalar(0)], {});
      return ops.where.forward([passes, upstream, NdArray.scalar(0)], {});
    },
  },
  {
    id: 'slope-at-output',
    title: 'slope taken at the output',
    say: 'You put the value of the function into its derivative. The slope belongs at the input.',
    holdsFor: named('sigmoid', 'tanh', 'square', 'exp', 'softplus', 'silu', 'sin', 'cos', 'log'),
    differentiate: (call) =>
      withInput(call, 0, (input) => call.op.forward([input] as never, call.options)),
  },
  {
    id: 'kernel-not-turned',
    title: 'kernel not turned',
    say: 'Going back, the kernel is met from the other side: it has to be turned by 180°.',
    holdsFor: named('conv1d', 'conv2d', 'conv3d'),
    differentiate: (call) => (call.at === 0 ? withInput(call, 1, turned) : differentiate(call)),
  },
  {
    id: 'weight-transposed',
    title: 'matrix not transposed',
    say: 'You multiplied by the matrix as it stands. On the way back it is transposed.',
    holdsFor: named('linear', 'matmul', 'mv'),
    differentiate: (call) =>
      withInput(call, call.at === 0 ? 1 : 0, (input) => input.t().contiguous()),
  },
  {
    id: 'diagonal-only',
    title: 'only the diagonal',
    say: 'You used p(1 − p) alone. Every output of a softmax depends on every input.',
    holdsFor: named('softmax'),
    differentiate({ op, inputs, options, upstream }) {
      const p = op.forward(inputs as never, options);
      const slope = ops.mul.forward([p, ops.sub.forward([NdArray.scalar(1), p], {})], {});
      return ops.mul.forward([upstream, slope], {});
    },
  },
  {
    id: 'target-forgotten',
    title: 'target not subtracted',
    say: 'These are the probabilities. The gradient subtracts 1 at the true class.',
    holdsFor: named('crossEntropy'),
    differentiate(call) {
      const [input] = call.inputs as [NdArray];
      const dim = input.rank > 1 ? 1 : 0;
      return scaled(ops.softmax.forward([input], { dim }), 1 / averaged(call));
    },
  },
  {
    id: 'statistics-constant',
    title: 'mean and variance taken for constants',
    say: 'You divided by the standard deviation only. Mean and variance depend on every input of the batch too.',
    holdsFor: named('batchNorm'),
    differentiate(call) {
      if (call.options['training'] !== true || call.at !== 0) return differentiate(call);
      const [input, , , weight, bias] = call.inputs as NdArray[];
      const dim = (input as NdArray).shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]));
      const mean = ops.mean.forward([input as NdArray], { dim });
      const variance = ops.var.forward([input as NdArray], { dim, correction: 0 });
      const inputs = [input, mean, variance, weight, bias];
      return differentiate({ ...call, inputs, options: { ...call.options, training: false } });
    },
  },
];
