import { describe, expect, test } from 'vitest';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import type { AnyOp } from '#core/ops/op.ts';
import { add, argmax, exp, conv2d, matmul, mul, neg, relu, sub, sum } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { grad } from './grad.ts';
import { noGrad, watching } from './recording.ts';
import { tapeOf } from './tape.ts';
import { tensor } from './tensor.ts';
import type { Tensor } from './tensor.ts';

const leaf = (numbers: Parameters<typeof tensor>[0]) => tensor(numbers, { requiresGrad: true });

describe('backward', () => {
  test('adds up over every way from the output to a leaf', () => {
    // y = x·x + 3x, dy/dx = 2x + 3 = 7 at x = 2
    const x = leaf(2);
    add(mul(x, x), mul(x, 3)).backward();
    expect(x.grad?.item()).toBe(7);
  });

  test('adds to what is there when called twice', () => {
    const x = leaf([1, 2]);
    const y = sum(mul(x, x));
    y.backward();
    y.backward();
    expect(x.grad?.toNested()).toEqual([4, 8]);
  });

  test('weighs the elements of the output with gradOutput', () => {
    const x = leaf([1, 2]);
    mul(x, x).backward(NdArray.from([1, 10]));
    expect(x.grad?.toNested()).toEqual([2, 40]);
    expect(() => mul(x, x).backward(NdArray.from([1]))).toThrow(ShapeError);
    expect(() => mul(x, x).backward()).toThrow(
      'backward: expected one number, or gradOutput, got 2 numbers',
    );
  });

  test('leaves tensors alone that do not require a gradient', () => {
    const [x, c] = [leaf(2), tensor(5)];
    mul(x, c).backward();
    expect([x.grad?.item(), c.grad]).toEqual([5, undefined]);
    expect(() => mul(c, c).backward()).toThrow(ArgumentError);
  });

  test('reaches through a million ops without running out of stack', () => {
    const x = leaf(1);
    let y = x;
    for (let i = 0; i < 1_000_000; i++) y = neg(y);
    y.backward();
    expect(x.grad?.item()).toBe(1);
  });

  test('stays linear in the ops where the number of ways doubles with each', () => {
    const x = leaf(1);
    let y = x;
    for (let i = 0; i < 50; i++) y = add(y, y);
    y.backward();
    expect(x.grad?.item()).toBe(2 ** 50);
  });

  test('trains a small layer: one step downhill lowers the loss', () => {
    const [w, x] = [
      leaf([[0.5], [-1]]),
      tensor([
        [1, 2],
        [3, -1],
      ]),
    ];
    const loss = () => {
      const error = sub(relu(matmul(x, w)), 1);
      return sum(mul(error, error));
    };
    const before = loss();
    before.backward();
    const step = noGrad(() => sub(w, mul(tensor(w.grad as NdArray), 0.01)));
    const after = sum(mul(sub(relu(matmul(x, step)), 1), sub(relu(matmul(x, step)), 1)));
    expect(after.item()).toBeLessThan(before.item());
    expect(step.requiresGrad).toBe(false);
  });
});

describe('hooks', () => {
  test('see the gradient of any tensor, and may put another in its place', () => {
    const x = leaf(2);
    const square = mul(x, x);
    const seen: unknown[] = [];
    const remove = square.registerHook((grad) => void seen.push(grad.item()));
    mul(square, 5).backward();
    remove();
    square.registerHook((grad) => mul(grad, 10));
    mul(square, 5).backward();
    // 5·2x, then with the gradient of the square taken tenfold
    expect([seen, x.grad?.item()]).toEqual([[5], 20 + 200]);
  });

  test('must leave the shape alone', () => {
    const x = leaf([1, 2]);
    x.registerHook(() => NdArray.from([[1]]));
    expect(() => sum(x).backward()).toThrow(
      'hook: expected a gradient with the shape of its tensor, got [1, 1] and [2]',
    );
  });

  test('may ask for gradients over the same tape', () => {
    const x = leaf(3);
    const [square, other] = [mul(x, x), mul(x, 7)];
    other.registerHook(() => void grad(mul(square, square), [x]));
    add(mul(square, 2), other).backward();
    expect(x.grad?.item()).toBe(2 * 6 + 7);
  });

  test('retainGrad keeps the gradient of a result on the way', () => {
    const x = leaf(3);
    const square = mul(x, x);
    square.retainGrad();
    mul(square, 5).backward();
    expect([square.grad?.item(), x.grad?.item()]).toEqual([5, 30]);
  });

  test('watching is told of every op, recorded or not', () => {
    const names: string[] = [];
    const watcher = (op: AnyOp): void => void names.push(op.name);
    const x = leaf(3);
    watching(watcher, () => noGrad(() => neg(mul(x, x))));
    neg(x);
    expect(names).toEqual(['mul', 'neg']);
  });
});

describe('change', () => {
  test('writes to a leaf, and results computed before say that they are out of date', () => {
    const x = leaf([1, 2]);
    const y = sum(mul(x, x));
    x.change((data) => data.fill(5));
    expect(x.value.toNested()).toEqual([5, 5]);
    expect(() => y.backward()).toThrow(
      'backward: expected the numbers of mul as they were, got input 1 [2] changed in place since',
    );
    sum(mul(x, x)).backward();
    expect(x.grad?.toNested()).toEqual([10, 10]);
  });

  test('is noticed through tensors that share the numbers', () => {
    const x = leaf([1, 2]);
    const y = sum(mul(x, x));
    x.detach().change((data) => data.fill(5));
    expect(() => y.backward()).toThrow('got input 1 [2] changed in place since');
    const z = exp(x);
    z.detach().change((data) => data.fill(100));
    expect(() => sum(z).backward()).toThrow('got its output [2] changed in place since');
  });

  test('is refused for results and for views', () => {
    const x = leaf([1, 2]);
    expect(() => neg(x).change(() => {})).toThrow('got the result of neg');
    expect(() => tensor(x.value.slice(0, 1)).change(() => {})).toThrow('got a view [1]');
  });
});

describe('requiresGrad', () => {
  test('is for floats only', () => {
    const whole = NdArray.from(Int32Array.of(1, 2));
    expect(() => tensor(whole, { requiresGrad: true })).toThrow(
      'requiresGrad: expected float32 or float64, got int32',
    );
  });

  test('can be taken from a leaf, and from nothing else', () => {
    const x = leaf(2);
    x.setRequiresGrad(false);
    expect(mul(x, x).requiresGrad).toBe(false);
    expect(() => mul(leaf(1), 2).setRequiresGrad(false)).toThrow('got the result of mul');
  });
});

describe('what cannot be differentiated', () => {
  test('is named, also further down the line', () => {
    const x = leaf([1, 3, 2]);
    const rounded = mul(argmax(x), 2);
    expect(() => rounded.backward()).toThrow('got one that ends at argmax, which has no gradient');
  });
});

describe('float32', () => {
  test('gradients keep the precision of their tensor, also beside float64', () => {
    const [x, w] = [tensor([0.1], { requiresGrad: true, dtype: 'float32' }), leaf([0.1])];
    sum(mul(x, w)).backward();
    expect([x.grad?.dtype, w.grad?.dtype]).toEqual(['float32', 'float64']);
    expect(w.grad?.item()).toBe(Math.fround(0.1));
  });
});

describe('grad', () => {
  test('differentiates twice and three times', () => {
    // y = x⁴: 4x³ = 32, 12x² = 48, 24x = 48 at x = 2
    const x = leaf(2);
    const square = mul(x, x);
    const [first] = grad(mul(square, square), [x], { createGraph: true });
    expect(first?.item()).toBe(32);
    const [second] = grad(first as Tensor, [x], { createGraph: true });
    expect(second?.item()).toBe(48);
    expect(grad(second as Tensor, [x])[0]?.item()).toBe(48);
  });

  test('yields zeros for what the output does not depend on, and touches no grad', () => {
    const [x, unused] = [leaf(3), leaf([1, 2])];
    const found = grad(mul(x, x), [x, unused]);
    expect(found.map((each) => each.value.toNested())).toEqual([6, [0, 0]]);
    expect(x.grad).toBeUndefined();
  });

  test('gives the gradient of results on the way, too', () => {
    const x = leaf(3);
    const square = mul(x, x);
    const [found] = grad(mul(square, 5), [square]);
    expect(found?.item()).toBe(5);
  });

  test('refuses inputs without requiresGrad', () => {
    expect(() => grad(mul(leaf(1), 2), [tensor(1)])).toThrow(ArgumentError);
  });
});

describe('recording', () => {
  test('writes ops down in the order of execution, each once', () => {
    const [x, w] = [
      leaf([
        [
          [1, 2],
          [3, 4],
        ],
      ]),
      leaf([[[[1]]]]),
    ];
    const y = conv2d(x, w);
    const z = sum(add(relu(y), neg(y)));
    expect(tapeOf(z).map(({ op }) => op.name)).toEqual(['conv2d', 'relu', 'neg', 'add', 'sum']);
  });

  test('does not happen within noGrad, nor after it threw', () => {
    const x = leaf(1);
    expect(noGrad(() => mul(x, x)).requiresGrad).toBe(false);
    expect(() => noGrad(() => add(leaf([1, 2]), leaf([1, 2, 3])))).toThrow(ShapeError);
    expect(mul(x, x).requiresGrad).toBe(true);
  });

  test('detach cuts the history off', () => {
    const x = leaf(3);
    expect(grad(mul(x, mul(x, x).detach()), [x])[0]?.item()).toBe(9);
  });
});
