import { AppError, ArgumentError, ShapeError, formatShape } from '#core/errors.ts';
import * as ops from '#core/ops/functions.ts';
import type { AnyOp, Recorder, Value } from '#core/ops/op.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { DType, Numbers } from '#core/tensor/dtype.ts';
import type { Block } from '#core/tensor/heap.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { NestedInput } from '#core/tensor/nested.ts';
import { sameShape } from '#core/tensor/strides.ts';
import { noteChange } from './changes.ts';
import { checkGradOutput, requireGrad, sweep } from './backward.ts';
import { isRecording, notice } from './recording.ts';
import type { Entry } from './tape.ts';
import { nextOrder } from './tape.ts';

/** Sees the gradient of a tensor on its way; what it returns takes its place. */
export type GradHook = (grad: NdArray) => NdArray | void;

/** Numbers that know how they came about, so that gradients can be taken. Source: torch.Tensor. */
export class Tensor implements Recorder {
  readonly value: NdArray;
  /** Set by `setRequiresGrad` on leaves. */
  requiresGrad: boolean;
  /** The op that made this tensor; undefined for one that was given (a leaf). */
  readonly entry: Entry | undefined;
  readonly level = 1;
  /** Where `backward` adds up gradients, on leaves that require them. Set it to undefined before the next step. */
  grad: NdArray | undefined = undefined;
  /** Whether `backward` leaves the gradient on this tensor although it is no leaf. */
  retainsGrad = false;
  /** The op without a gradient that its history ends at, for the sentence that says so. */
  readonly cutBy: AnyOp | undefined;
  #hooks: Set<GradHook> | undefined = undefined;

  /** Errors: ArgumentError when whole numbers or truth values are to have a gradient. */
  constructor(
    value: NdArray,
    requiresGrad = false,
    op?: AnyOp,
    inputs: readonly (Tensor | undefined)[] = [],
    options?: unknown,
    cutBy?: AnyOp,
  ) {
    if (requiresGrad) checkFloat(value);
    this.value = value;
    this.requiresGrad = requiresGrad;
    this.cutBy = cutBy;
    this.entry = op && {
      order: nextOrder(),
      op,
      inputs,
      options,
      output: this,
      seenBy: 0,
      place: 0,
    };
  }

  get shape(): readonly number[] {
    return this.value.shape;
  }

  get dtype(): DType {
    return this.value.dtype;
  }

  /** Carries out an op and, where a gradient may be asked for, writes it down. */
  record(op: AnyOp, inputs: readonly (Value | undefined)[], options: unknown): Tensor {
    const count = inputs.length;
    const tensors = new Array<Tensor | undefined>(count);
    const values = new Array<NdArray | undefined>(count);
    let requiresGrad = false;
    let cutBy: AnyOp | undefined;
    for (let i = 0; i < count; i++) {
      const input = inputs[i];
      const each = input === undefined ? undefined : asTensor(input);
      tensors[i] = each;
      values[i] = each?.value;
      requiresGrad ||= each !== undefined && each.requiresGrad;
      cutBy ??= each?.cutBy;
    }
    const value = op.forward(values as unknown as readonly [NdArray], options);
    const isDifferentiable = requiresGrad && isRecording() && isFloat(value.dtype);
    if (requiresGrad && !isFloat(value.dtype)) cutBy = op;
    const result = isDifferentiable
      ? new Tensor(value, true, op, tensors, options)
      : new Tensor(value, false, undefined, [], undefined, cutBy);
    notice(op, tensors, options, result);
    return result;
  }

  /**
   * Adds the gradient of Σ this · gradOutput to `grad` of every leaf that requires one.
   *
   * Errors: ArgumentError when nothing here requires a gradient, or without gradOutput for more than one element;
   * AppError when an input was changed in place since.
   * Source: torch.Tensor.backward. The tape stays, so a second call adds the same gradients again.
   */
  backward(gradOutput?: NdArray): void {
    requireGrad('backward', this);
    const seed = gradOutput ?? onesFor(this);
    checkGradOutput(seed, this);
    sweep(this, seed, plainGradients, (tensor, grad) => {
      tensor.grad = tensor.grad === undefined ? grad : ops.add(tensor.grad, grad);
    });
  }

  /**
   * Freezes a leaf, or thaws it: gradients stop at tensors that do not require any.
   *
   * Errors: ArgumentError for the result of an op (detach it instead), and for whole numbers.
   * Source: torch.Tensor.requires_grad_.
   */
  setRequiresGrad(requiresGrad: boolean): void {
    if (this.entry)
      throw new ArgumentError('setRequiresGrad', 'a leaf', `the result of ${this.entry.op.name}`);
    if (requiresGrad) checkFloat(this.value);
    this.requiresGrad = requiresGrad;
  }

  /** The same numbers, without their history. */
  detach(): Tensor {
    return new Tensor(this.value);
  }

  /** Asks `backward` to leave the gradient here too. Source: torch.Tensor.retain_grad. */
  retainGrad(): void {
    this.retainsGrad = true;
  }

  /** Calls `hook` whenever the gradient of this tensor is known; yields what removes it again. */
  registerHook(hook: GradHook): () => void {
    this.#hooks ??= new Set();
    this.#hooks.add(hook);
    return () => this.#hooks?.delete(hook);
  }

  /** The gradient as the hooks leave it. */
  throughHooks(grad: NdArray): NdArray {
    let seen = grad;
    for (const hook of this.#hooks ?? []) {
      seen = hook(seen) ?? seen;
      if (!sameShape(seen.shape, grad.shape))
        throw new ShapeError(
          'hook',
          'a gradient with the shape of its tensor',
          seen.shape,
          grad.shape,
        );
    }
    return seen.to(grad.dtype);
  }

  /**
   * Changes the numbers of a leaf in place, as an optimiser does. Results computed from it before cannot be
   * differentiated any longer, and say so.
   *
   * Errors: AppError for a tensor that an op made, or whose numbers are a view.
   */
  change(write: (data: Numbers) => void): void {
    const { value } = this;
    if (this.entry || !value.isContiguous || value.data.length !== value.size)
      throw new AppError(
        'changed-in-place',
        `change: expected a leaf with numbers of its own, got ${
          this.entry ? `the result of ${this.entry.op.name}` : `a view ${formatShape(value.shape)}`
        }`,
      );
    write(value.data);
    noteChange(value.data);
  }

  /** The only number. Errors: ShapeError unless there is exactly one. */
  item(): number {
    return this.value.item();
  }

  /** For `scope`: what keeps the numbers alive, those of the gradient too. */
  blocks(): Block[] {
    return [...this.value.blocks(), ...(this.grad?.blocks() ?? [])];
  }

  toString(): string {
    return `tensor(${this.value.toString()})`;
  }
}

/** Gradients in plain numbers: what `backward` and `grad` work with unless a graph is wanted. */
export const plainGradients = {
  read: (tensor: Tensor): NdArray => tensor.value,
  watch: (tensor: Tensor, grad: NdArray): NdArray => tensor.throughHooks(grad),
};

/** A leaf. Errors: as `NdArray.from`. Source: torch.tensor. */
export function tensor(
  numbers: NdArray | NestedInput,
  { requiresGrad = false, dtype }: { requiresGrad?: boolean; dtype?: DType } = {},
): Tensor {
  const value = numbers instanceof NdArray ? numbers : NdArray.from(numbers, undefined, dtype);
  return new Tensor(dtype ? value.to(dtype) : value, requiresGrad);
}

function checkFloat({ dtype }: NdArray): void {
  if (!isFloat(dtype)) throw new ArgumentError('requiresGrad', 'float32 or float64', dtype);
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
  return NdArray.full(output.shape, 1, output.dtype).contiguous();
}
