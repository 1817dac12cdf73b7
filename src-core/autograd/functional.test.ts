import { describe, expect, test } from 'vitest';
import { ShapeError } from '#core/errors.ts';
import { add, exp, mul, pow, reshape, select, sin, sum } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { hessian, jacobian, jvp, vjp } from './functional.ts';
import type { Tensor } from './tensor.ts';

const x = NdArray.from([1, 2, 3]);

describe('jvp', () => {
  test('yields the value and how fast it changes along the tangent', () => {
    // f = x², df = 2x·t
    const { output, derivative } = jvp((at) => mul(at, at), [x], [NdArray.from([1, 0, -1])]);
    expect(output.toNested()).toEqual([1, 4, 9]);
    expect(derivative.toNested()).toEqual([2, 0, -6]);
  });

  test('adds up over several inputs, and is 0 where nothing changes', () => {
    const tangents = [NdArray.from([1, 1, 1]), NdArray.from([0, 0, 10])];
    expect(jvp((a, b) => mul(a, b), [x, x], tangents).derivative.toNested()).toEqual([1, 2, 33]);
    const constant = NdArray.from([5]);
    const still = jvp((_a, b) => b, [x, constant], [x, NdArray.from([0])]);
    expect(still.derivative.toNested()).toEqual([0]);
  });

  test('names both shapes when a tangent does not fit', () => {
    expect(() => jvp((at) => at, [x], [NdArray.from([1])])).toThrow(
      new ShapeError('jvp', 'a tangent of shape [3]', [1]),
    );
  });
});

describe('vjp', () => {
  test('yields the value and the gradients of the weighed outputs', () => {
    const { output, derivative } = vjp((a, b) => mul(a, b), [x, x], NdArray.from([1, 10, 100]));
    expect(output.toNested()).toEqual([1, 4, 9]);
    expect(derivative.map((each) => each.toNested())).toEqual([
      [1, 20, 300],
      [1, 20, 300],
    ]);
  });
});

describe('jacobian', () => {
  test('has the axes of the output first, then those of the input', () => {
    const square = NdArray.from([
      [1, 2],
      [3, 4],
    ]);
    // f(x)[o] = Σ of row o, squared entry by entry: d f[o] / d x[i, j] = 2·x[i, j] where i = o
    const found = jacobian((at) => sum(mul(at, at), { dim: 1 }), square);
    expect(found.shape).toEqual([2, 2, 2]);
    expect(found.toNested()).toEqual([
      [
        [2, 4],
        [0, 0],
      ],
      [
        [0, 0],
        [6, 8],
      ],
    ]);
  });

  test('is made of zeros where the output does not depend on the input', () => {
    expect(jacobian((at) => at.detach(), x).toNested()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe('hessian', () => {
  test('yields all second derivatives', () => {
    // f = x₀²·x₁ + sin x₂: [[2x₁, 2x₀, 0], [2x₀, 0, 0], [0, 0, −sin x₂]]
    const f = (at: Tensor): Tensor => {
      const part = (i: number): Tensor => select(at, 0, i);
      return add(mul(pow(part(0), 2), part(1)), sin(part(2)));
    };
    const found = hessian(f, x).toNested();
    expect(found).toEqual([
      [4, 2, 0],
      [2, 0, 0],
      [0, 0, -Math.sin(3)],
    ]);
  });

  test('and vjp of a constant are zeros', () => {
    const constant = (at: Tensor): Tensor => sum(at.detach());
    expect(hessian(constant, NdArray.from([1, 2])).toNested()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect(vjp(constant, [x], NdArray.from(1)).derivative[0]?.toNested()).toEqual([0, 0, 0]);
  });

  test('of Σ exp is diagonal, also for an input with two axes', () => {
    const found = hessian((at) => sum(exp(at)), reshape(x, [3, 1]));
    expect(found.shape).toEqual([3, 1, 3, 1]);
    expect(found.get(1, 0, 1, 0)).toBe(Math.exp(2));
    expect(found.get(1, 0, 2, 0)).toBe(0);
  });
});
