import { Dual } from '#core/autograd/dual.ts';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import type { NdArray } from '#core/tensor/nd-array.ts';
import type { Value } from '../op.ts';
import { randomArray } from './random-array.ts';

/** Something made of ops, for plain numbers, tensors and duals alike. */
export type Differentiable = <V extends Value>(...inputs: V[]) => V;

/**
 * What is wrong with the derivatives of `f` at `inputs`; nothing when all is well. Compared are the gradients with
 * central differences, second derivatives likewise, and forward mode with reverse mode by ⟨u, J·t⟩ = ⟨Jᵀ·u, t⟩.
 * The inputs must keep clear of kinks; inputs that are whole numbers are not differentiated.
 */
export function derivativeFaults(
  f: Differentiable,
  inputs: readonly NdArray[],
  { second = true }: { second?: boolean } = {},
): string[] {
  const faults: string[] = [];
  const moving = inputs.flatMap((input, i) => (input.dtype === 'float64' ? [i] : []));
  /** `f` of the inputs that move, the others held. */
  const among = <V extends Value>(wrap: (held: NdArray) => V, given: readonly V[]): V =>
    f(...inputs.map((input, i) => given[moving.indexOf(i)] ?? wrap(input)));
  const onTensors = (...given: Tensor[]): Tensor => among((held) => new Tensor(held), given);
  const points = moving.map((i) => inputs[i] as NdArray);

  const first = gradcheck(onTensors, points);
  if (!first.ok) faults.push(`gradient: ${JSON.stringify(first)}`);
  if (second) {
    const again = gradgradcheck(onTensors, points);
    if (!again.ok) faults.push(`second derivative: ${JSON.stringify(again)}`);
  }

  const rates = points.map((point, i) => randomArray(point.shape, 11 + i));
  const forward = among<Dual>(
    (held) => new Dual(held),
    points.map((point, i) => new Dual(point, rates[i])),
  );
  const leaves = points.map((point) => new Tensor(point, true));
  const output = onTensors(...leaves);
  const weights = randomArray(output.shape, 7);
  const grads = output.requiresGrad
    ? grad(output, leaves, { gradOutput: new Tensor(weights) }).map((each) => each.value)
    : [];
  const forwards = forward.rate ? dot(weights, forward.rate as NdArray) : 0;
  const backwards = grads.reduce((sum, each, i) => sum + dot(each, rates[i] as NdArray), 0);
  if (!(Math.abs(forwards - backwards) <= 1e-9 * (1 + Math.abs(backwards))))
    faults.push(`forward mode: ⟨u, J·t⟩ = ${forwards}, ⟨Jᵀ·u, t⟩ = ${backwards}`);
  return faults;
}

function dot(a: NdArray, b: NdArray): number {
  const others = b.toArray();
  return a.toArray().reduce((sum, value, i) => sum + value * (others[i] as number), 0);
}
