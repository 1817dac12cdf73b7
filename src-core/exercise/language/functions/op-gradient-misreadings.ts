import type { OpName } from '#core/ops/index.ts';
import { inputNames } from '#core/ops/kinds.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { differentiate } from './differentiate.ts';
import { averaged, scaled } from './gradient-slip.ts';
import type { GradientSlip, ToldSlip } from './gradient-slip.ts';
import { opSlips } from './op-gradient-slips.ts';

const always = (): boolean => true;
const ones = (array: NdArray): NdArray => NdArray.full(array.shape, 1);

/** What goes wrong in every gradient, and then what belongs to single ops. */
const slips: readonly GradientSlip[] = [
  {
    id: 'upstream-forgotten',
    title: 'gradient from behind left out',
    say: 'This is the local derivative alone. Multiply it by the gradient that arrives from behind.',
    holdsFor: always,
    differentiate: (call) => differentiate({ ...call, upstream: ones(call.upstream) }),
  },
  {
    id: 'slope-forgotten',
    title: 'local derivative left out',
    say: 'You handed on the gradient from behind unchanged. Multiply it by the derivative of this step.',
    holdsFor: always,
    differentiate({ upstream, inputs, at }) {
      const wanted = inputs[at] as NdArray;
      return sameShape(upstream.shape, wanted.shape) ? upstream : upstream.reshape(wanted.shape);
    },
  },
  {
    id: 'sign-reversed',
    title: 'sign reversed',
    say: 'All signs are the other way round: this is the direction of descent. The gradient points uphill.',
    holdsFor: always,
    differentiate: (call) => scaled(differentiate(call), -1),
  },
  {
    id: 'transposed',
    title: 'transposed',
    say: 'Right numbers, but rows and columns are exchanged. A gradient has the shape of what it is for.',
    holdsFor: always,
    differentiate(call) {
      const found = differentiate(call);
      return found.rank === 2 ? found.t().contiguous() : found;
    },
  },
  {
    id: 'other-input',
    title: 'gradient for the other input',
    say: 'This is the gradient for another input of the step. Look at which one is asked for.',
    holdsFor: ({ kind }) => inputNames[kind].length > 1,
    differentiate(call) {
      const at = call.at === 0 ? 1 : 0;
      return differentiate({ ...call, at });
    },
  },
  {
    id: 'not-averaged',
    title: 'sum instead of mean',
    say: 'This is the gradient of the sum. The loss is a mean: divide by the number of its terms.',
    holdsFor: ({ kind }) => kind.toLowerCase().includes('loss'),
    differentiate: (call) => scaled(differentiate(call), averaged(call)),
  },
  ...opSlips,
];

/** The ways learners get the gradient of an op wrong, as far as they exist for this op. */
export function gradientMisreadings(name: OpName, op: AnyOp): ToldSlip[] {
  return slips
    .filter((rule) => rule.holdsFor(op))
    .map(({ id, title, say, differentiate: misread }) => ({
      ...{ id: `${name}Grad.${id}`, title, say },
      differentiate: misread,
    }));
}
