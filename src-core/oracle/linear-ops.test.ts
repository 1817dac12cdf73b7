// What is linear has a matrix A: the op is A · x, its gradient Aᵀ · y. Both are compared with A itself, found by trying
// basis tensors one by one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { numericMatrix } from '#core/linear/explicit-matrix.ts';
import { AppError } from '#core/errors.ts';
import { add, matmul, mul } from '#core/ops/functions.ts';
import * as functions from '#core/ops/functions.ts';
import type { OpName } from '#core/ops/index.ts';
import type { InputsOf, Kind } from '#core/ops/kinds.ts';
import { applyOp } from '#core/ops/op.ts';
import type { Value } from '#core/ops/op.ts';
import { Random } from '#core/random.ts';
import { isFloat } from '#core/tensor/dtype.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { differences } from './compare.ts';
import { Draw } from './testing/draw.ts';
import { differentiable, opNames, randomCall } from './testing/samples.ts';
import type { Call } from './testing/samples.ts';

/** The op with some of its inputs replaced. */
function apply<V extends Value>(call: Call, replaced: ReadonlyMap<number, V | NdArray>): V {
  const inputs = call.inputs.map((each, i) => replaced.get(i) ?? each);
  return applyOp<V, Kind, unknown>(
    call.op,
    inputs as readonly unknown[] as InputsOf<V>[Kind],
    call.options,
  );
}

const plain = (call: Call, replaced: ReadonlyMap<number, NdArray> = new Map()): NdArray =>
  apply<NdArray>(call, replaced);

const inputAt = ({ inputs }: Call, i: number): NdArray => inputs[i] as NdArray;

/** The sets of inputs in which the op is linear, as far as they are there; see `Sampler`. */
function linearSets(call: Call): number[][] {
  const isThere = (i: number | undefined): boolean =>
    i !== undefined && call.inputs[i] !== undefined;
  if (!isFloat(plain(call).dtype)) return [];
  const sets = call.sampler.linear ?? [];
  return sets.filter(([first]) => isThere(first)).map((set) => set.filter(isThere));
}

const zerosFor = (call: Call, set: readonly number[]): Map<number, NdArray> =>
  new Map(set.map((i) => [i, NdArray.zeros(inputAt(call, i).shape)]));

/** Aᵀ · y for each input of a set, at 0: where the op is linear, it does not matter where. */
function adjoint(call: Call, set: readonly number[], y: NdArray): NdArray[] {
  const leaves = set.map((i) => new Tensor(NdArray.zeros(inputAt(call, i).shape), true));
  const output = apply<Tensor>(call, new Map(set.map((i, at) => [i, leaves[at] as Tensor])));
  return grad(output, leaves, { gradOutput: new Tensor(y) }).map((each) => each.value);
}

function dot(a: NdArray, b: NdArray): number {
  const [left, right] = [a.values(), b.values()];
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] as number) * (right[i] as number);
  return sum;
}

const product = (matrix: NdArray, x: NdArray): NdArray => matmul(matrix, x.reshape([-1]));

const turned = (matrix: NdArray): NdArray => matrix.permute([1, 0]);

function expectClose(got: NdArray, expected: NdArray, label: string): void {
  const fault = differences(label, got.reshape([-1]), expected.reshape([-1]), 1e-9);
  expect(fault?.message, label).toBeUndefined();
}

function tryOut(name: OpName, numRuns: number, check: (call: Call, y: NdArray) => void): void {
  fc.assert(
    fc.property(fc.noShrink(fc.nat()), (seed) => {
      const call = randomCall(name, seed);
      check(call, new Draw(new Random(seed + 1)).numbers(plain(call).shape));
    }),
    { numRuns, seed: 3, includeErrorInReport: true },
  );
}

const isDeclared = (name: OpName): boolean => randomCall(name, 0).sampler.linear !== undefined;

describe.each(opNames.filter(isDeclared))('%s', (name) => {
  test('keeps ⟨A x, y⟩ = ⟨x, Aᵀ y⟩', () => {
    tryOut(name, 10, (call, y) => {
      for (const set of linearSets(call)) {
        const right = adjoint(call, set, y).map((back, at) =>
          dot(inputAt(call, set[at] as number), back),
        );
        const [forth, back] = [dot(plain(call), y), right.reduce((sum, each) => sum + each, 0)];
        expect(Math.abs(forth - back), call.label).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(forth)),
        );
      }
    });
  });

  test('is its explicit matrix, and its gradient the transposed one', () => {
    tryOut(name, 3, (call, y) => {
      for (const set of linearSets(call)) {
        const zeros = zerosFor(call, set);
        const matrices = set.map((i) =>
          numericMatrix((x) => plain(call, new Map([...zeros, [i, x]])), inputAt(call, i).shape),
        );
        const shares = matrices.map((A, at) => product(A, inputAt(call, set[at] as number)));
        const sum = shares.reduce((total, share) => add(total, share));
        expectClose(sum, plain(call), call.label);
        for (const [at, back] of adjoint(call, set, y).entries())
          expectClose(back, product(turned(matrices[at] as NdArray), y), call.label);
      }
    });
  });
});

test.each(opNames)('%s is linear in no input but those that its samples name', (name) => {
  const calls = Array.from({ length: 25 }, (_, seed) => randomCall(name, seed));
  const moving = (call: Call): number[] => (isFloat(plain(call).dtype) ? differentiable(call) : []);
  const all = [...new Set(calls.flatMap(moving))].sort();
  const isNamed = (set: readonly number[]): boolean =>
    (calls[0]?.sampler.linear ?? []).some((named) => set.every((i) => named.includes(i)));
  for (const set of [...all.map((i) => [i]), all]) {
    if (set.length === 0 || isNamed(set)) continue;
    const present = (call: Call): number[] => set.filter((i) => moving(call).includes(i));
    const isLinear = calls.every((call) => seemsLinear(call, present(call)));
    expect(isLinear, `inputs ${set.join(' and ')}`).toBe(false);
  }
});

/** Whether f(−2·x) = −2·f(x) and f(x + x′) = f(x) + f(x′), with x′ = x from the end. */
function seemsLinear(call: Call, set: readonly number[]): boolean {
  const of = (change: (x: NdArray) => NdArray): NdArray =>
    plain(call, new Map(set.map((i) => [i, change(inputAt(call, i))])));
  const fromEnd = (x: NdArray): NdArray => x.flip(x.shape.map((_, axis) => axis));
  const pairs = (): [NdArray, NdArray][] => [
    [of((x) => mul(x, -2)), mul(plain(call), -2)],
    [of((x) => add(x, fromEnd(x))), add(plain(call), of(fromEnd))],
  ];
  try {
    return pairs().every(([got, expected]) => !differences('', got, expected, 1e-9));
  } catch (thrown) {
    // Outside of what the op takes: then it is no linear one.
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}

describe.each([1, 2, 3] as const)('a convolution along %i axes', (axes) => {
  const conv = functions[`conv${axes}d`];
  const convTranspose = functions[`convTranspose${axes}d`];
  const convWeight = functions[`conv${axes}dWeight`];

  interface Drawn {
    x: NdArray;
    w: NdArray;
    y: NdArray;
    options: Record<'stride' | 'padding' | 'dilation', number | number[]> & { groups: number };
  }

  function each(check: (drawn: Drawn, label: string) => void): void {
    tryOut(`conv${axes}d`, axes === 3 ? 15 : 40, (call, y) => {
      const options = call.options as Drawn['options'];
      check({ x: inputAt(call, 0), w: inputAt(call, 1), y, options }, call.label);
    });
  }

  test('has the transposed matrix of the transposed convolution, and its gradient', () => {
    each(({ x, w, y, options }, label) => {
      const A = numericMatrix((input) => conv(input, w, undefined, options), x.shape);
      const at = (sizes: number | number[], axis: number): number =>
        typeof sizes === 'number' ? sizes : (sizes[axis] as number);
      // What the stride leaves over at the end comes back as output padding.
      const outputPadding = x.shape.slice(-axes).map((size, axis) => {
        const span = at(options.dilation, axis) * ((w.shape.at(axis - axes) as number) - 1) + 1;
        return (size + 2 * at(options.padding, axis) - span) % at(options.stride, axis);
      });
      const back = convTranspose(y, w, undefined, { ...options, outputPadding });
      expect(back.shape, label).toEqual(x.shape);
      expectClose(back, product(turned(A), y), label);
      const leaf = new Tensor(x, true);
      const output = conv<Tensor>(leaf, new Tensor(w), undefined, options);
      const [found] = grad(output, [leaf], { gradOutput: new Tensor(y) });
      expectClose((found as Tensor).value, back, label);
    });
  });

  test('has the weight gradient of its matrix in the weight', () => {
    each(({ x, w, y, options }, label) => {
      const A = numericMatrix((weight) => conv(x, weight, undefined, options), w.shape);
      const found = convWeight(x, y, { ...options, kernelSize: w.shape.slice(-axes) });
      expect(found.shape, label).toEqual(w.shape);
      expectClose(found, product(turned(A), y), label);
    });
  });
});
