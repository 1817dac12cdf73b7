// Every op of the registry with random inputs and options, see testing/samples.ts.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { AppError } from '#core/errors.ts';
import { ops } from '#core/ops/index.ts';
import type { OpName } from '#core/ops/index.ts';
import type { Cost } from '#core/ops/cost.ts';
import type { InputsOf, Kind } from '#core/ops/kinds.ts';
import { withFastTier } from '#core/kernels/tier.ts';
import { applyOp } from '#core/ops/op.ts';
import type { Value } from '#core/ops/op.ts';
import { derivativeFaults } from '#core/ops/testing/check-derivatives.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import type { DType } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { differences } from './compare.ts';
import { differentiable, opNames, randomCall } from './testing/samples.ts';
import type { Call } from './testing/samples.ts';

type AnyInputs<V> = InputsOf<V>[Kind];

function apply<V extends Value>({ op, options }: Call, inputs: readonly (V | undefined)[]): V {
  return applyOp<V, Kind, unknown>(op, inputs as readonly unknown[] as AnyInputs<V>, options);
}

const shapesOf = ({ inputs }: Call): AnyInputs<readonly number[]> =>
  inputs.map((each) => each?.shape) as readonly unknown[] as AnyInputs<readonly number[]>;

/** The floats among the inputs in a precision. */
const inPrecision = ({ inputs }: Call, dtype: DType): (NdArray | undefined)[] =>
  inputs.map((each) => each && each.to(isFloat(each.dtype) ? dtype : each.dtype));

/**
 * Misreadings that give another result at kinks and jumps only, such as at whole numbers: the samples keep away from
 * those. The tests of these ops hold the cases in which they are wrong.
 */
const wrongAtKinksOnly: { readonly [N in OpName]?: readonly string[] } = {
  ceil: ['one-added'],
  heaviside: ['zero-counts-as-other'],
  round: ['halves-up'],
  sign: ['zero-is-positive'],
};

/** Runs `check` on so many random calls. */
function tryOut(name: OpName, numRuns: number, check: (call: Call) => void): void {
  fc.assert(
    fc.property(fc.noShrink(fc.nat()), (seed) => check(randomCall(name, seed))),
    { numRuns, seed: 1, includeErrorInReport: true },
  );
}

/** The gradient of Σ output · weights for every input that has one. */
function gradients(call: Call, inputs: readonly (NdArray | undefined)[]): Map<number, NdArray> {
  const moving = differentiable(call);
  const tensors = inputs.map((each, i) => each && new Tensor(each, moving.includes(i)));
  const output = apply(call, tensors);
  if (!output.requiresGrad) return new Map();
  const weights = NdArray.full(output.shape, 0.5, output.dtype).contiguous();
  const leaves = moving.map((i) => tensors[i] as Tensor);
  const found = grad(output, leaves, { gradOutput: new Tensor(weights) });
  return new Map(moving.map((i, at) => [i, (found[at] as Tensor).value]));
}

describe.each(opNames)('%s', (name) => {
  test('foretells the shape of its result, and counts whole operations', () => {
    tryOut(name, 20, (call) => {
      const { op, inputs, options, label } = call;
      const output = apply(call, inputs as readonly NdArray[]);
      expect(op.shape(shapesOf(call), options), label).toEqual(output.shape);
      expect(output.values(), label).toHaveLength(elementCount('test', output.shape));
      const cost: Cost = op.cost(shapesOf(call), options);
      for (const [sort, count] of Object.entries(cost) as [string, number][]) {
        expect(Number.isSafeInteger(count), `${label}: ${sort} is ${count}`).toBe(true);
        expect(count, `${label}: ${sort}`).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('gives in float32 what it gives in float64, within 1e-4', () => {
    tryOut(name, 12, (call) => {
      const rounded = inPrecision(call, 'float32');
      const output = withFastTier(() => apply(call, rounded as readonly NdArray[]));
      const exact = apply(call, inPrecision({ ...call, inputs: rounded }, 'float64') as NdArray[]);
      if (!call.sampler.fixesDtype) {
        const dtype = isFloat(exact.dtype) && call.inputs.some((x) => x && isFloat(x.dtype));
        expect(output.dtype, call.label).toBe(dtype ? 'float32' : exact.dtype);
      }
      const fault = differences('output', output, exact, 1e-4);
      expect(fault?.message, call.label).toBeUndefined();
    });
  });

  test('has gradients of the shape and dtype of its inputs', () => {
    tryOut(name, 10, (call) => {
      for (const dtype of ['float64', 'float32'] as const) {
        const inputs = inPrecision(call, dtype);
        for (const [i, found] of gradients(call, inputs)) {
          expect(found.shape, `${call.label}, input ${i}`).toEqual(inputs[i]?.shape);
          expect(found.dtype, `${call.label}, input ${i}`).toBe(dtype);
        }
      }
    });
  });

  test.each([
    ['first', 6, false],
    ['second', 3, true],
  ])('has right %s derivatives', (_order, numRuns, second) => {
    tryOut(name, numRuns, (call) => {
      const moving = differentiable(call);
      const output = apply(call, call.inputs as readonly NdArray[]);
      if (moving.length === 0 || !isFloat(output.dtype)) return;
      // The other inputs are held.
      const f = <V extends Value>(...given: V[]): V => {
        const all = call.inputs.map((each, i) => given[moving.indexOf(i)] ?? each) as V[];
        const [first, ...rest] = all as [V, ...V[]];
        return apply(call, [call.sampler.prepare?.(first) ?? first, ...rest]);
      };
      const inputs = moving.map((i) => call.inputs[i] as NdArray);
      expect(derivativeFaults(f, inputs, { second }), call.label).toEqual([]);
    });
  });

  test('has misreadings that throw an AppError or give a tensor, which is wrong somewhere', () => {
    const neverWrong = new Set<string>(ops[name].misreadings.map(({ id }) => id));
    tryOut(name, 40, (call) => {
      const { op, inputs, options, label } = call;
      const right = apply(call, inputs as readonly NdArray[]);
      for (const { id, forward } of op.misreadings) {
        let output: NdArray;
        try {
          output = forward(inputs as readonly unknown[] as AnyInputs<NdArray>, options);
        } catch (thrown) {
          expect(thrown, `${label}: ${id}`).toBeInstanceOf(AppError);
          continue;
        }
        const count = elementCount('test', output.shape);
        expect(output.values(), `${label}: ${id}`).toHaveLength(count);
        if (differences('output', output, right, 1e-6)) neverWrong.delete(id);
      }
    });
    expect([...neverWrong]).toEqual(wrongAtKinksOnly[name] ?? []);
  });
});
