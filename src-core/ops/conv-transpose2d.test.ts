import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { gradcheck, gradgradcheck } from '#core/autograd/gradcheck.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { ArgumentError, ShapeError } from '#core/errors.ts';
import { conv2d } from './conv2d.ts';
import { convTranspose2d, convTranspose2dOp } from './conv-transpose2d.ts';
import { countingArray, randomArray } from './testing/random-array.ts';

describe('convTranspose2d', () => {
  test('stamps scaled copies of the kernel', () => {
    const [x, w] = [countingArray([1, 2, 2]), countingArray([1, 1, 2, 2])];
    expect(convTranspose2d(x, w, undefined, { stride: 2 }).toNested()).toEqual([
      [
        [1, 2, 2, 4],
        [3, 4, 6, 8],
        [3, 6, 4, 8],
        [9, 12, 12, 16],
      ],
    ]);
  });

  test('is the gradient of conv2d for its input', () => {
    const small = fc.integer({ min: 1, max: 3 });
    const settings = fc.tuple(small, small, small, fc.integer({ min: 0, max: 2 }), small);
    fc.assert(
      fc.property(settings, ([kH, kW, stride, padding, dilation]) => {
        const options = { stride, padding, dilation };
        fc.pre(dilation * 2 < 5 + 2 * padding);
        const x = new Tensor(countingArray([2, 5, 5]), true);
        const w = new Tensor(countingArray([3, 2, kH, kW]));
        const y = conv2d(x, w, undefined, options);
        const gradOutput = new Tensor(countingArray(y.shape));
        const [found] = grad(y, [x], { gradOutput });
        const rest = (kernel: number) => (5 + 2 * padding - dilation * (kernel - 1) - 1) % stride;
        const stamped = convTranspose2d(gradOutput.value, w.value, undefined, {
          ...options,
          outputPadding: [rest(kH), rest(kW)],
        });
        expect(found?.value.equals(stamped)).toBe(true);
      }),
    );
  });

  const cases = [
    { stride: 2, padding: 1, outputPadding: 1 },
    { stride: [1, 3], padding: [0, 1], dilation: [2, 1], outputPadding: [1, 2] },
    { groups: 2, stride: 2, dilation: 3, outputPadding: 2 },
  ] as const;
  test.each(cases)('has the gradients of central differences, first and second: %o', (options) => {
    const groups = 'groups' in options ? options.groups : 1;
    const inputs = [
      randomArray([2, 2, 3, 2]),
      randomArray([2, 2 / groups, 2, 2], 2),
      randomArray([2], 3),
    ];
    const f: Parameters<typeof gradcheck>[0] = (x, w, b) => convTranspose2d(x, w, b, options);
    expect(gradcheck(f, inputs)).toMatchObject({ ok: true });
    expect(gradgradcheck(f, inputs)).toMatchObject({ ok: true });
  });

  test('throws ShapeError when channels do not fit or padding leaves nothing', () => {
    const x = countingArray([2, 2, 2]);
    expect(() => convTranspose2d(x, countingArray([1, 2, 2, 2]))).toThrow(ShapeError);
    expect(() =>
      convTranspose2d(x, countingArray([2, 1, 1, 1]), undefined, { padding: 1 }),
    ).toThrow(ShapeError);
  });

  test('throws ArgumentError unless output padding is below stride or dilation', () => {
    const [x, w] = [countingArray([1, 2, 2]), countingArray([1, 1, 2, 2])];
    const act = (outputPadding: number) => () =>
      convTranspose2d(x, w, undefined, { stride: 2, outputPadding });
    expect(act(2)).toThrow(ArgumentError);
    expect(act(1)().shape).toEqual([1, 5, 5]);
  });
});

describe('misreadings of convTranspose2d', () => {
  const misread = (id: string, options: object): unknown => {
    const found = convTranspose2dOp.misreadings.find((each) => each.id === id);
    return found
      ?.forward([countingArray([1, 2, 2]), countingArray([1, 1, 2, 2])], options)
      .toNested();
  };

  // X = kernel = [[1, 2], [3, 4]]; worked out by hand.
  test.each([
    [
      'kernel-turned',
      { stride: 2 },
      [
        [4, 3, 8, 6],
        [2, 1, 4, 2],
        [12, 9, 16, 12],
        [6, 3, 8, 4],
      ],
    ],
    [
      'kernel-transposed',
      { stride: 2 },
      [
        [1, 3, 2, 6],
        [2, 4, 4, 8],
        [3, 9, 4, 12],
        [6, 12, 8, 16],
      ],
    ],
    [
      'stride-one',
      { stride: 2 },
      [
        [1, 4, 4],
        [6, 20, 16],
        [9, 24, 16],
      ],
    ],
    ['convolution-size', { stride: 2 }, [[30]]], // 1 + 4 + 9 + 16
    [
      'stamps-side-by-side',
      { stride: 1 },
      [
        [1, 2, 2, 4],
        [3, 4, 6, 8],
        [3, 6, 4, 8],
        [9, 12, 12, 16],
      ],
    ],
    [
      'padding-forgotten',
      { padding: 1 },
      [
        [1, 4, 4],
        [6, 20, 16],
        [9, 24, 16],
      ],
    ],
    [
      'padding-added',
      { padding: 1 },
      [
        [0, 0, 0, 0, 0],
        [0, 1, 4, 4, 0],
        [0, 6, 20, 16, 0],
        [0, 9, 24, 16, 0],
        [0, 0, 0, 0, 0],
      ],
    ],
    [
      'output-padding-forgotten',
      { stride: 2, outputPadding: 1, padding: 1 },
      [
        [4, 6],
        [6, 4],
      ],
    ],
    [
      'output-padding-in-front',
      { stride: 2, outputPadding: 1, padding: 1 },
      [
        [1, 2, 2],
        [3, 4, 6],
        [3, 6, 4],
      ],
    ],
  ])('%s', (id, options, expected) => {
    expect(misread(id, options)).toEqual([expected]);
  });

  test('the ordinary convolution exchanges input and output channels of the weight', () => {
    const found = convTranspose2dOp.misreadings.find(({ id }) => id === 'convolution-size');
    const inputs = [randomArray([4, 3, 3]), randomArray([4, 3, 2, 2])] as const;
    const plain = conv2d(inputs[0], inputs[1].permute([1, 0, 2, 3]));
    expect(found?.forward(inputs, {}).equals(plain)).toBe(true);
    expect(found?.forward(inputs, { groups: 2 }).shape).toEqual([6, 2, 2]);
  });
});
