import { ArgumentError } from '#core/errors.ts';
import * as ops from '#core/ops/functions.ts';
import { applyOp } from '#core/ops/op.ts';
import type { AnyOp, Recorder, Value } from '#core/ops/op.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { Tensor } from './tensor.ts';

/**
 * A value together with how fast it changes: forward mode. Ops compute both at once, by the product and chain rules.
 *
 * Source: torch.autograd.forward_ad, make_dual.
 */
export class Dual implements Recorder {
  readonly value: NdArray | Tensor;
  /** undefined: it does not change. */
  readonly rate: NdArray | Tensor | undefined;
  readonly level = 2;

  constructor(value: NdArray | Tensor, rate?: NdArray | Tensor) {
    this.value = value;
    this.rate = rate;
  }

  get shape(): readonly number[] {
    return this.value.shape;
  }

  get dtype(): DType {
    return this.value.dtype;
  }

  record(op: AnyOp, inputs: readonly (Value | undefined)[], options: unknown): Dual {
    const duals = inputs.map((input) => (input === undefined ? undefined : asDual(input)));
    const values = duals.map((each) => each?.value) as unknown as readonly [Value];
    const rates = duals.map((each) => each?.rate);
    const output = applyOp<NdArray | Tensor, 'unary', unknown>(op as never, values, options);
    if (!rates.some((rate) => rate !== undefined)) return new Dual(output);
    const context = { inputs: values, output: output as Value, options, ops };
    const rate = op.tangent<Value>(context, rates);
    return new Dual(output, rate as NdArray | Tensor);
  }
}

function asDual(value: Value): Dual {
  if (value instanceof Dual) return value;
  if (value instanceof NdArray || value instanceof Tensor) return new Dual(value);
  throw new ArgumentError('asDual', 'an NdArray, a Tensor or a Dual', 'another kind of value');
}
