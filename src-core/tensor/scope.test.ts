import { describe, expect, test } from 'vitest';
import { Tensor } from '#core/autograd/tensor.ts';
import { AppError } from '#core/errors.ts';
import { heapThreshold } from './heap.ts';
import { NdArray } from './nd-array.ts';
import { keep, scope } from './scope.ts';

/** Numbers on the heap. */
const large = (value = 1): NdArray => {
  const array = NdArray.empty([heapThreshold], 'float32');
  array.data.fill(value);
  return array;
};

const isFreed = (array: NdArray): boolean => array.block?.freed ?? false;

describe('scope', () => {
  test('frees what it made but the result, and gives the place to the next', () => {
    let inside = large();
    const result = scope(() => {
      inside = large(2);
      return large(3);
    });
    expect([isFreed(inside), isFreed(result)]).toEqual([true, false]);
    expect(result.get(0)).toBe(3);
    expect(large().block?.pointer).toBe(inside.block?.pointer);
  });

  test('frees large arrays beside the heap, too: a long loop stays within 1 GB', () => {
    let inside = NdArray.zeros([1]);
    for (let i = 0; i < 60; i++)
      scope(() => {
        inside = NdArray.zeros([5_000_000]);
      });
    expect(isFreed(inside)).toBe(true);
    expect(() => inside.values()).toThrow('the tensor [5000000] was freed when its scope closed');
  });

  test('keeps what a typed array in the result shows', () => {
    const [heap, beside] = scope(() => [
      large(4).values(),
      NdArray.full([600_000], 5).contiguous().values(),
    ]);
    large(0);
    expect([heap?.[0], beside?.[0], beside?.length]).toEqual([4, 5, 600_000]);
  });

  test('refuses a promise, whose rest would come after it', () => {
    expect(() => scope(() => Promise.resolve(1))).toThrow(
      'scope: expected a computation that ends before it returns, got a promise',
    );
  });

  test('says that a tensor was freed to whoever reads it or a view of it', () => {
    const leaked: NdArray[] = [];
    scope(() => {
      const array = large();
      leaked.push(array, array.reshape([2, -1]), array.slice(0, 1));
    });
    for (const read of [
      (array: NdArray) => array.values(),
      (array: NdArray) => array.get(...array.shape.map(() => 0)),
      (array: NdArray) => array.toString(),
      (array: NdArray) => array.reshape([-1]),
      (array: NdArray) => array.equals(array),
    ])
      for (const array of leaked) expect(() => read(array)).toThrow(AppError);
    expect(() => leaked[1]?.data).toThrow(
      `the tensor [2, ${heapThreshold / 2}] was freed when its scope closed; ` +
        'return it from the scope, or call keep on it',
    );
  });

  test('keeps tensors in lists, records, maps and autograd tensors, and what a view shows', () => {
    const result = scope(() => {
      const leaf = new Tensor(large(), true);
      leaf.grad = large(5);
      const self: { list: NdArray[]; map: Map<string, NdArray>; leaf: Tensor; self?: object } = {
        list: [large(1), large(2).slice(0, 3)],
        map: new Map([['a', large(3)]]),
        leaf,
      };
      self.self = self;
      return self;
    });
    expect(result.list.map((each) => each.get(0))).toEqual([1, 2]);
    expect(result.map.get('a')?.get(0)).toBe(3);
    expect([result.leaf.value.get(0), result.leaf.grad?.get(0)]).toEqual([1, 5]);
  });

  test('leaves alone what was there before', () => {
    const before = large();
    scope(() => before.reshape([-1, 2]));
    expect(isFreed(before)).toBe(false);
  });

  test('hands the result of an inner scope to the outer one, which frees it', () => {
    let inner = large();
    scope(() => {
      inner = scope(() => large());
      expect(isFreed(inner)).toBe(false);
    });
    expect(isFreed(inner)).toBe(true);
  });

  test('frees when its function throws, too', () => {
    let inside = large();
    expect(() =>
      scope(() => {
        inside = large();
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(isFreed(inside)).toBe(true);
  });

  test('lets small tensors and other dtypes be: they are ordinary arrays', () => {
    const kept = { small: NdArray.zeros([2], 'float32'), wide: NdArray.zeros([heapThreshold]) };
    scope(() => {
      kept.small = NdArray.zeros([heapThreshold - 1], 'float32');
      kept.wide = NdArray.zeros([heapThreshold]);
    });
    expect([kept.small.block, kept.wide.block]).toEqual([undefined, undefined]);
    expect(kept.small.get(0) + kept.wide.get(0)).toBe(0);
  });
});

describe('keep', () => {
  test('saves a tensor from all scopes around', () => {
    let saved = large();
    let lost = large();
    scope(
      () =>
        void scope(() => {
          saved = keep(large(4));
          lost = large();
        }),
    );
    expect([isFreed(saved), isFreed(lost), saved.get(0)]).toEqual([false, true, 4]);
  });

  test('does nothing outside of scopes', () => {
    const array = large();
    expect(keep(array)).toBe(array);
  });
});
