// Shapes of random calls against formulas of PyTorch's documentation in whole numbers of any size. Only shapes are
// computed here, so the sizes may be large.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { ops } from '#core/ops/index.ts';
import { elementCount, elementLimit } from '#core/tensor/strides.ts';

type Shape = readonly number[];

/** A shape in exact arithmetic; undefined when there is none. */
type Exact = readonly bigint[] | undefined;

const big = (shape: Shape): bigint[] => shape.map(BigInt);

/** The quotient rounded down, also below 0. */
const floorDiv = (a: bigint, b: bigint): bigint => a / b - (a % b < 0n ? 1n : 0n);

/**
 * Holds a shape rule to the exact shape: the same, or refused when there is none. One of too many elements is refused
 * by the rule, or at the latest when its elements are counted, which is before memory is taken.
 */
function expectShape(act: () => Shape, exact: Exact): void {
  const count = exact?.reduce((product, size) => product * size, 1n);
  if (exact && count !== undefined && count <= BigInt(elementLimit)) {
    expect(big(act())).toEqual(exact);
    return;
  }
  expect(() => elementCount('test', act())).toThrow(AppError);
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
/** Small for the most part, sometimes so large that products leave the whole numbers that are exact. */
const size = fc.oneof(
  { weight: 8, arbitrary: between(1, 12) },
  { weight: 2, arbitrary: between(1, 5000) },
  { weight: 1, arbitrary: between(1, Number.MAX_SAFE_INTEGER) },
);
/** As `size`, or 0. */
const sizeOrNone = fc.oneof(
  { weight: 12, arbitrary: size },
  { weight: 1, arbitrary: fc.constant(0) },
);

const perAxis = (axes: number, each: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.array(each, { minLength: axes, maxLength: axes });

/** One number for all axes, or a list. */
const sizes = (axes: number, each: fc.Arbitrary<number>): fc.Arbitrary<number | number[]> =>
  fc.oneof(each, perAxis(axes, each));

const at = (list: number | readonly number[], axis: number): bigint =>
  BigInt(typeof list === 'number' ? list : (list[axis] as number));

const settings = { numRuns: 250, seed: 5 };

/** Every axis of its own size, or none at all when one is below 1. */
function allAxes(lead: Shape, axes: number, sizeOf: (axis: number) => bigint): Exact {
  const found = Array.from({ length: axes }, (_, axis) => sizeOf(axis));
  return found.every((each) => each >= 1n) ? [...big(lead), ...found] : undefined;
}

describe.each([1, 2, 3] as const)('windows along %i axes', (axes) => {
  const common = {
    lead: fc.oneof(fc.constant([]), fc.tuple(between(1, 3))),
    input: perAxis(axes, size),
    kernel: perAxis(axes, between(1, 5)),
    stride: sizes(axes, between(1, 4)),
    padding: sizes(axes, between(0, 4)),
    dilation: sizes(axes, between(1, 3)),
  };
  const channels = { groups: between(1, 3), perGroup: between(1, 3), outPerGroup: between(1, 3) };

  test(`conv${axes}d: ⌊(H + 2p − d(k − 1) − 1) / s⌋ + 1`, () => {
    const property = fc.property(fc.record({ ...common, ...channels }), (drawn) => {
      const { lead, input, kernel, stride, padding, dilation, groups, perGroup, outPerGroup } =
        drawn;
      const exact = allAxes([...lead, groups * outPerGroup], axes, (axis) => {
        const span = at(dilation, axis) * (at(kernel, axis) - 1n) + 1n;
        const room = at(input, axis) + 2n * at(padding, axis) - span;
        return floorDiv(room, at(stride, axis)) + 1n;
      });
      const shapes = [
        [...lead, groups * perGroup, ...input],
        [groups * outPerGroup, perGroup, ...kernel],
      ] as const;
      const options = { stride, padding, dilation, groups };
      expectShape(() => ops[`conv${axes}d`].shape(shapes, options), exact);
    });
    fc.assert(property, settings);
  });

  test(`convTranspose${axes}d: (H − 1)s − 2p + d(k − 1) + outputPadding + 1`, () => {
    const property = fc.property(
      fc.record({ ...common, ...channels, outputPadding: perAxis(axes, between(0, 2)) }),
      (drawn) => {
        const { lead, input, kernel, stride, padding, dilation, outputPadding } = drawn;
        const { groups, perGroup, outPerGroup } = drawn;
        const fits = outputPadding.every(
          (each, axis) => BigInt(each) < at(stride, axis) || BigInt(each) < at(dilation, axis),
        );
        const exact = allAxes([...lead, groups * outPerGroup], axes, (axis) => {
          const [s, p, d] = [at(stride, axis), at(padding, axis), at(dilation, axis)];
          const span = d * (at(kernel, axis) - 1n) + 1n;
          return (at(input, axis) - 1n) * s - 2n * p + span + at(outputPadding, axis);
        });
        const shapes = [
          [...lead, groups * perGroup, ...input],
          [groups * perGroup, outPerGroup, ...kernel],
        ] as const;
        const options = { stride, padding, dilation, groups, outputPadding };
        expectShape(
          () => ops[`convTranspose${axes}d`].shape(shapes, options),
          fits ? exact : undefined,
        );
      },
    );
    fc.assert(property, settings);
  });

  /** With ceil mode the last window may hang over the end, yet has to begin before the padding there. */
  function pooled(
    drawn: Record<'input' | 'kernel', number[]> &
      Record<'stride' | 'padding' | 'dilation', number | number[]> & { lead: Shape },
    ceilMode: boolean,
  ): Exact {
    const { lead, input, kernel, stride, padding, dilation } = drawn;
    const fits = kernel.every((each, axis) => 2n * at(padding, axis) <= BigInt(each));
    if (!fits) return undefined;
    return allAxes([...lead, 2], axes, (axis) => {
      const [s, p] = [at(stride, axis), at(padding, axis)];
      const span = at(dilation, axis) * (at(kernel, axis) - 1n) + 1n;
      const room = at(input, axis) + 2n * p - span;
      const count = floorDiv(room + (ceilMode ? s - 1n : 0n), s) + 1n;
      const isBeyond = ceilMode && (count - 1n) * s >= at(input, axis) + p;
      return isBeyond ? count - 1n : count;
    });
  }

  test.each(['maxPool', 'avgPool'] as const)(`%s${axes}d, floor and ceil mode`, (name) => {
    const property = fc.property(fc.record(common), fc.boolean(), (drawn, ceilMode) => {
      const dilation = name === 'maxPool' ? drawn.dilation : 1;
      const { lead, input, kernel, stride, padding } = drawn;
      const options = { kernelSize: kernel, stride, padding, ceilMode };
      const shape = [...lead, 2, ...input];
      const act = (): Shape =>
        name === 'maxPool'
          ? ops[`maxPool${axes}d`].shape([shape], { ...options, dilation })
          : ops[`avgPool${axes}d`].shape([shape], options);
      expectShape(act, pooled({ ...drawn, dilation }, ceilMode));
    });
    fc.assert(property, settings);
  });
});

const shape = fc.array(sizeOrNone, { maxLength: 4 });

describe('shapes that are put together', () => {
  test('add: sizes are equal or 1, aligned at the last axis', () => {
    // Half of the time the second is the first with some sizes 1 and some axes missing.
    const pair = shape.chain((first) =>
      fc.tuple(
        fc.constant(first),
        fc.oneof(
          shape,
          fc
            .tuple(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), between(0, 4))
            .map(([ones, from]) => first.map((each, i) => (ones[i] ? 1 : each)).slice(from)),
        ),
      ),
    );
    const property = fc.property(pair, ([a, b]) => {
      const rank = Math.max(a.length, b.length);
      const full = (short: Shape): bigint[] => [
        ...Array<bigint>(rank - short.length).fill(1n),
        ...big(short),
      ];
      const [left, right] = [full(a), full(b)];
      const exact = left.map((each, i) => (each === 1n ? (right[i] as bigint) : each));
      const fits = left.every((each, i) => each === right[i] || each === 1n || right[i] === 1n);
      const act = (): Shape => ops.add.shape([a, b], {});
      expectShape(act, fits ? exact : undefined);
    });
    fc.assert(property, { ...settings, numRuns: 500 });
  });

  test('cat: sizes along one axis add up, all others are equal', () => {
    const drawn = shape
      .filter(({ length }) => length > 0)
      .chain((first) =>
        fc.record({
          first: fc.constant(first),
          dim: between(-first.length, first.length - 1),
          lengths: fc.array(sizeOrNone, { minLength: 1, maxLength: 3 }),
          isOdd: fc.boolean(),
        }),
      );
    const property = fc.property(drawn, ({ first, dim, lengths, isOdd }) => {
      const axis = dim < 0 ? dim + first.length : dim;
      const shapes = [first, ...lengths.map((each) => first.with(axis, each))];
      const other = (axis + 1) % first.length;
      if (isOdd && other !== axis)
        shapes.push(first.with(other, (first[other] as number) === 3 ? 4 : 3));
      const sum = shapes.reduce((total, each) => total + BigInt(each[axis] as number), 0n);
      const exact = isOdd && other !== axis ? undefined : big(first).with(axis, sum);
      expectShape(() => ops.cat.shape(shapes, { dim }), exact);
    });
    fc.assert(property, settings);
  });
});

describe('shapes that are changed', () => {
  test('sum: reduced axes are dropped, or kept with size 1', () => {
    const ranked = shape.filter(({ length }) => length > 0);
    const drawn = ranked.chain((input) =>
      fc.record({
        input: fc.constant(input),
        dim: fc.option(
          fc.uniqueArray(between(-input.length, input.length - 1), {
            maxLength: input.length,
            selector: (each) => (each < 0 ? each + input.length : each),
          }),
          { nil: undefined },
        ),
        keepdim: fc.boolean(),
      }),
    );
    const property = fc.property(drawn, ({ input, dim, keepdim }) => {
      const named = (dim ?? []).map((each) => (each < 0 ? each + input.length : each));
      const isReduced = (axis: number): boolean => named.length === 0 || named.includes(axis);
      const exact = big(input).flatMap((each, axis) =>
        isReduced(axis) ? (keepdim ? [1n] : []) : [each],
      );
      expect(big(ops.sum.shape([input], { dim, keepdim }))).toEqual(exact);
    });
    fc.assert(property, settings);
  });

  test('reshape: one size may be −1 and takes what is left', () => {
    const factors = fc.array(between(1, 6), { maxLength: 5 });
    const drawn = fc.record({
      input: factors,
      open: fc.nat(5),
      order: fc.nat(1000),
      odd: between(1, 7),
    });
    const property = fc.property(drawn, ({ input, open, order, odd }) => {
      // The same factors in another order, one of them open, and sometimes one too many.
      const turned = input.map((_, i) => input[(i + order) % input.length] as number);
      const target = [...turned, odd].toSpliced(Math.min(open, turned.length), 0, -1);
      const count = big(input).reduce((product, each) => product * each, 1n);
      const known = big(target).reduce(
        (product, each) => (each < 0n ? product : product * each),
        1n,
      );
      const exact = big(target).map((each) => (each < 0n ? count / known : each));
      expectShape(
        () => ops.reshape.shape([input], { shape: target }),
        count % known === 0n ? exact : undefined,
      );
    });
    fc.assert(property, settings);
  });

  test('pad: before and after, from the last axis on, below 0 cut off', () => {
    const drawn = fc.array(size, { minLength: 1, maxLength: 4 }).chain((input) =>
      fc.record({
        input: fc.constant(input),
        pairs: fc.array(fc.tuple(between(-3, 5), between(-3, 5)), { maxLength: input.length }),
      }),
    );
    const property = fc.property(drawn, ({ input, pairs }) => {
      const exact = big(input);
      let isThere = true;
      for (const [i, [before, after]] of pairs.entries()) {
        const axis = input.length - 1 - i;
        // What is cut off has to be there before anything is put around.
        const left = (exact[axis] as bigint) + BigInt(Math.min(0, before) + Math.min(0, after));
        if (left < 0n) isThere = false;
        exact[axis] = left + BigInt(Math.max(0, before) + Math.max(0, after));
      }
      expectShape(() => ops.pad.shape([input], { pad: pairs.flat() }), isThere ? exact : undefined);
    });
    fc.assert(property, settings);
  });
});
