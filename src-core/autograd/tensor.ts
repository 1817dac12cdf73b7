import { ArgumentError } from '#core/errors.ts';
import * as ops from '#core/ops/functions.ts';
import type { AnyOp, Recorder, Value } from '#core/ops/op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { NestedInput } from '#core/tensor/nested.ts';
import { checkGradOutput, sweep } from './backward.ts';
import { isRecording } from './recording.ts';
import type { Entry } from './tape.ts';
import { nextOrder } from './tape.ts';

/** Numbers that know how they came about, so that gradients can be taken. Source: torch.Tensor. */
export class Tensor implements Recorder {
  readonly value: NdArray;
  readonly requiresGrad: boolean;
  /** The op that made this tensor; undefined for one that was given (a leaf). */
  readonly entry: Entry | undefined;
  /** Where `backward` adds up gradients, on leaves that require them. Set it to undefined before the next step. */
  grad: NdArray | undefined;

  constructor(value: NdArray, requiresGrad = false, made?: Omit<Entry, 'output' | 'order'>) {
    this.value = value;
    this.requiresGrad = requiresGrad;
    this.entry = made && { ...made, order: nextOrder(), output: this };
  }

  get shape(): readonly number[] {
    return this.value.shape;
  }

  /** Carries out an op and, where a gradient may be asked for, writes it down. */
  record(op: AnyOp, inputs: readonly (Value | undefined)[], options: unknown): Tensor {
    const tensors = inputs.map((input) => (input === undefined ? undefined : asTensor(input)));
    const values = tensors.map((input) => input?.value) as unknown as readonly [NdArray];
    const value = op.forward(values, options);
    const requiresGrad = isRecording() && tensors.some((input) => input?.requiresGrad);
    return new Tensor(
      value,
      requiresGrad,
      requiresGrad ? { op, inputs: tensors, options } : undefined,
    );
  }

  /**
   * Adds the gradient of Σ this · gradOutput to `grad` of every leaf that requires one.
   *
   * Errors: ArgumentError when nothing here requires a gradient, or without gradOutput for more than one element.
   * Source: torch.Tensor.backward. The tape stays, so a second call adds the same gradients again.
   */
  backward(gradOutput?: NdArray): void {
    const seed = gradOutput ?? onesFor(this);
    checkGradOutput(seed, this);
    requireGrad('backward', this);
    for (const [tensor, grad] of sweep(this, seed, (each) => each.value)) {
      if (tensor.entry === undefined)
        tensor.grad = (tensor.grad === undefined ? grad : ops.add(tensor.grad, grad)).contiguous();
    }
  }

  /** The same numbers, without their history. */
  detach(): Tensor {
    return new Tensor(this.value);
  }

  /** The only number. Errors: ShapeError unless there is exactly one. */
  item(): number {
    return this.value.item();
  }

  toString(): string {
    return `tensor(${this.value.toString()})`;
  }
}

/** A leaf. Errors: as `NdArray.from`. Source: torch.tensor. */
export function tensor(
  numbers: NdArray | NestedInput,
  { requiresGrad = false }: { requiresGrad?: boolean } = {},
): Tensor {
  return new Tensor(numbers instanceof NdArray ? numbers : NdArray.from(numbers), requiresGrad);
}

/** Plain numbers as a tensor without history; a tensor as it is. */
function asTensor(value: Value): Tensor {
  if (value instanceof Tensor) return value;
  if (value instanceof NdArray) return new Tensor(value);
  throw new ArgumentError('asTensor', 'an NdArray or a Tensor', 'another kind of value');
}

/** The gradient to start from. Errors: ArgumentError unless the output is a single number. */
export function onesFor(output: Tensor): NdArray {
  if (output.value.size !== 1)
    throw new ArgumentError(
      'backward',
      'one number, or gradOutput',
      `${output.value.size} numbers`,
    );
  return NdArray.full(output.shape, 1);
}

/** Errors: ArgumentError when no gradient can reach anything. */
export function requireGrad(who: string, output: Tensor): void {
  if (!output.requiresGrad)
    throw new ArgumentError(who, 'a result that depends on a tensor with requiresGrad', 'none');
}
