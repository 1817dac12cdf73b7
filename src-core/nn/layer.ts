import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError } from '#core/errors.ts';
import type { Value } from '#core/ops/op.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { keep } from '#core/tensor/scope.ts';
import { Module } from './module.ts';

/** A module with one input and one output. Plain numbers yield plain numbers, tensors are written down on the tape. */
export abstract class Layer extends Module {
  abstract forward<V extends Value>(input: V): V;
}

export interface DTypeOptions {
  /** float32 by default, as in PyTorch. */
  dtype?: DType | undefined;
}

/** Zeros to be trained: a leaf with numbers of its own that outlast every scope. */
export function parameter(shape: readonly number[], dtype: DType = 'float32'): Tensor {
  return new Tensor(keep(NdArray.zeros(shape, dtype)), true);
}

/** Numbers that are saved with a module but not trained. */
export function buffer(shape: readonly number[], fill: number, dtype: DType = 'float32'): Tensor {
  const value = keep(NdArray.zeros(shape, dtype));
  value.data.fill(fill);
  return new Tensor(value);
}

/** A parameter as an op on `input` takes it: beside plain numbers it is plain numbers, and no tape is written. */
export function beside<V extends Value, Held extends Tensor | undefined>(
  input: V,
  held: Held,
): Held extends Tensor ? V : V | undefined;
export function beside(input: Value, held: Tensor | undefined): Value | undefined {
  return input instanceof NdArray ? held?.value : held;
}

/** The numbers of a value of any sort, without its history. */
export function numbersOf(value: Value): NdArray {
  if (value instanceof NdArray) return value;
  if ('value' in value) return numbersOf(value.value);
  throw new ArgumentError('numbersOf', 'an NdArray, a Tensor or a Dual', 'another kind of value');
}
