import { describe, expect, test } from 'vitest';
import { misreadingsOf } from './active-misreading.ts';
import { argumentSlip, canJoin } from './argument-slips.ts';
import { formatText } from './format.ts';
import { functions } from './functions/index.ts';
import { textOf } from './functions/testing/value-of.ts';

const LINE = '[[[1, 5, 2, 8, 3, 7, 4]]]';
const PLANE = '[[[[1, 5, 2, 8], [3, 7, 4, 9], [6, 1, 8, 2], [5, 3, 9, 4]]]]';
const BLOCK = `[[[${Array(4).fill(PLANE.slice(2, -2)).join(', ')}]]]`;
const KERNEL_1 = '[[[2, 3]]]';
const KERNEL_2 = '[[[[1, 2], [3, 4]]]]';
const KERNEL_3 = `[[[${KERNEL_2.slice(2, -2)}, [[5, 6], [7, 8]]]]]`;
const DIRECT = { stride: '2', padding: '1', dilation: '2' };
const TRANSPOSED = { stride: '2', padding: '1', outputPadding: '1', dilation: '2' };
const POOL = { stride: '2', padding: '1' };
const NET = '["conv 4 k3", "relu", "flatten", "linear 5"]';

/** For each function with such slips a call on which they show: what must be given, and the options. */
const calls: Record<string, [required: string, options: Record<string, string>]> = {
  avgPool1d: [`${LINE}, 2`, POOL],
  avgPool2d: [`${PLANE}, 2`, POOL],
  avgPool3d: [`${BLOCK}, 2`, POOL],
  maxPool1d: [`${LINE}, 2`, DIRECT],
  maxPool2d: [`${PLANE}, 2`, DIRECT],
  maxPool3d: [`${BLOCK}, 2`, DIRECT],
  conv1d: [`${LINE}, ${KERNEL_1}`, { ...DIRECT, bias: '[9]' }],
  conv2d: [`${PLANE}[0][0], ${KERNEL_2}[0][0]`, DIRECT],
  conv3d: [`${BLOCK}, ${KERNEL_3}`, { ...DIRECT, bias: '[9]' }],
  convTranspose1d: [`${LINE}, ${KERNEL_1}`, { ...TRANSPOSED, bias: '[9]' }],
  convTranspose2d: [`${PLANE}[0][0], ${KERNEL_2}[0][0]`, TRANSPOSED],
  convTranspose3d: [`${BLOCK}, ${KERNEL_3}`, { ...TRANSPOSED, bias: '[9]' }],
  linear: ['[1, 2], [[3, 4], [5, 6]]', { bias: '[7, 8]' }],
  unfold: [`${PLANE}, 2`, { padding: '1' }],
  modelParameters: [`model(${NET}), [3, 8, 8]`, {}],
  convOut: ['20, 5', DIRECT],
  convTransposeOut: ['20, 5', TRANSPOSED],
  convMatrix: ['[5, 5], [2, 2]', DIRECT],
  convTransposeMatrix: ['[3, 3], [2, 2]', TRANSPOSED],
  conv2dBackward: [`${PLANE}[0], ${KERNEL_2}, [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]`, POOL],
};

const written = (name: string, required: string, options: Record<string, string>): string =>
  `${name}(${[required, ...Object.entries(options).map(([key, value]) => `${key} = ${value}`)].join(', ')})`;

describe('argumentSlip', () => {
  const all = [...functions.keys()].flatMap(misreadingsOf);
  const found = all.flatMap((active) => {
    const slip = argumentSlip(active);
    return slip ? [{ name: active.functionName, id: active.misreading.id, slip }] : [];
  });

  test.each(found)('$name: $id is the right function of another argument', ({ name, id, slip }) => {
    const [required, options] = calls[name] ?? expect.fail(`there is no call of ${name}`);
    const slipped = { ...options };
    for (const [argument, value] of slip) {
      if (value === undefined) delete slipped[argument];
      else slipped[argument] = typeof value === 'boolean' ? `${value}` : formatText(value);
    }
    const misread = textOf(`misread("${id}", ${written(name, required, options)})`);
    expect(misread).toBe(textOf(written(name, required, slipped)));
  });

  test('joins slips in different arguments, and a slip or what is done around the rest with any other', () => {
    const named = (id: string) => all.find(({ misreading }) => misreading.id === id) as never;
    const padding = named('convOut.padding-forgotten');
    expect(canJoin(padding, named('convOut.stride-ignored'))).toBe(true);
    expect(canJoin(padding, named('convOut.plus-one-forgotten'))).toBe(true);
    expect(canJoin(named('convOut.plus-one-forgotten'), named('convOut.padding-once'))).toBe(true);
    expect(canJoin(named('convOut.rounded-up'), named('convOut.padding-once'))).toBe(false);
    expect(canJoin(padding, padding)).toBe(false);
  });
});
