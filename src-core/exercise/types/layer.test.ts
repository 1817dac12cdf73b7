import { describe, expect, test } from 'vitest';
import { grade } from '../engine.ts';
import { readPack } from '../parse/read-pack.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: Record<string, string>): PartVerdict {
  const { pack, exercise } = packWith({ a: part });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

const idle =
  '{ when: "layerIdleWindows(given, input) > 0", say: "{layerIdleWindows(given, input)} rows of windows lie in the padding alone." }';
/** ift6135-q7-halve: 3×64×64 → 64×32×32 with an 8×8 kernel. */
const halve = `{ type: layer, kind: Conv2d, input: "[3, 64, 64]", given: { kernelSize: 8, dilation: 1 }, asked: [outChannels, stride, padding], output: "[64, 32, 32]", example: { outChannels: 64, stride: 2, padding: 3 }, remarks: [${idle}] }`;
const conv = (stride: string, padding: string): Record<string, string> => ({
  outChannels: '64',
  stride,
  padding,
});
/** The same shapes with dilation 7 and stride 2. */
const dilated =
  '{ type: layer, kind: Conv2d, input: "[3, 64, 64]", given: { outChannels: 64, stride: 2, dilation: 7 }, asked: [kernelSize, padding], output: "[64, 32, 32]", example: { kernelSize: 3, padding: 7 }, remarks: [{ when: kernelSize == 1, say: "With a 1 × 1 kernel dilation has no effect." }] }';
/** ift6135-q7-pool, part a: no two windows share a pixel. */
const pool =
  '{ type: layer, kind: MaxPool2d, input: "[64, 32, 32]", asked: [kernelSize, stride], output: "[64, 8, 8]", accept: [{ that: "not layerOverlaps(given, input)", say: "Your windows of {kernelSize} overlap: they move by {stride}." }], remarks: [{ when: "layerUnread(given, input) > 0", say: "{layerUnread(given, input)} columns stay unread." }], example: { kernelSize: 4, stride: 4 } }';
/** ift6135-q7-last: 64×8×8 → 128×4×4. */
const last = (given: string): string =>
  `{ type: layer, kind: Conv2d, input: "[64, 8, 8]", given: { outChannels: 128, ${given} }, asked: [kernelSize, stride], output: "[128, 4, 4]", example: { kernelSize: 5, stride: 1 }, remarks: [${idle}] }`;
const size = (kernelSize: number, stride: number): Record<string, string> => ({
  kernelSize: `${kernelSize}`,
  stride: `${stride}`,
});

describe('layer', () => {
  test.each([
    [halve, conv('2', '3')],
    [dilated, { kernelSize: '3', padding: '7' }],
    [dilated, { kernelSize: '4', padding: '10' }],
    [last('padding: 0'), size(5, 1)],
    [last('padding: 0'), size(2, 2)],
    [last('padding: 0'), size(1, 2)],
    [last('padding: 2, dilation: 2'), size(3, 2)],
    [last('padding: 1'), size(7, 1)],
  ])('accepts every configuration that gives the shape, without a word', (part, raw) => {
    const { status, message } = verdictOn(part, raw);
    expect([status, message]).toEqual(['correct', '']);
  });

  test.each([
    [halve, conv('3', '19'), '8 rows of windows lie in the padding alone.'],
    [dilated, { kernelSize: '1', padding: '0' }, 'With a 1 × 1 kernel dilation has no effect.'],
    [pool, size(3, 4), '8 columns stay unread.'],
    [last('padding: 1'), size(1, 3), '2 rows of windows lie in the padding alone.'],
  ])('accepts with a remark: %#', (part, raw, remark) => {
    const { status, message } = verdictOn(part, raw);
    expect([status, message]).toEqual(['correct', remark]);
  });

  test("tells the shape and how the side comes about in the learner's numbers", () => {
    const { message, cells } = verdictOn(halve, conv('2', '1'));
    expect(message).toContain(
      'Yours gives (64, 30, 30); asked is (64, 32, 32). A side is $\\left\\lfloor \\frac{64 + 2 \\cdot 1 - 8}{2} \\right\\rfloor + 1 = 30$.',
    );
    expect(cells).toEqual({ outChannels: 'right' });
  });

  test.each([
    [halve, conv('2', '0'), 'divided-by-stride', '(64, 29, 29)'],
    [halve, conv('2', '6'), 'padding-once', '(64, 35, 35)'],
    [halve, conv('2', '4'), 'plus-one-forgotten', '(64, 33, 33)'],
    [dilated, { kernelSize: '3', padding: '1' }, 'dilation-ignored', '(64, 26, 26)'],
    [dilated, { kernelSize: '3', padding: '10' }, 'dilated-width', '(64, 35, 35)'],
    [dilated, { kernelSize: '3', padding: '14' }, 'padding-once', '(64, 39, 39)'],
    [last('padding: 0'), size(4, 1), 'plus-one-forgotten', '(128, 5, 5)'],
    // 8 / 2 = 4, without regard to kernel and padding
    [last('padding: 2, dilation: 2'), size(4, 2), 'divided-by-stride', '(128, 3, 3)'],
    [last('padding: 1'), size(2, 2), 'padding-forgotten', '(128, 5, 5)'],
    [last('padding: 1'), size(5, 1), 'padding-forgotten', '(128, 6, 6)'],
  ])(
    '%# names the slip that gives the asked shape: %j is %s, in truth %s',
    (part, raw, id, shape) => {
      const { status, diagnosis, message } = verdictOn(part, raw);
      expect([status, diagnosis.map((one) => one.id)]).toEqual(['wrong', [`model-size.${id}`]]);
      expect(message).toContain(`Yours gives ${shape}`);
    },
  );

  test('says which demand fails when the shape is right', () => {
    // ⌊(32 − 10)/3⌋ + 1 = 8
    const { status, message, diagnosis } = verdictOn(pool, size(10, 3));
    expect([status, message, diagnosis]).toEqual([
      'wrong',
      'Your windows of 10 overlap: they move by 3.',
      [],
    ]);
  });

  test('says why a layer cannot be built', () => {
    expect(verdictOn(last('padding: 2, dilation: 2'), size(9, 1)).message).toBe(
      'This layer cannot be built. Conv2d: expected a kernel that fits into 12 cells along axis 1, got one that covers 17.',
    );
  });

  test.each([
    [
      { ...conv('2', '3'), outChannels: 'x' },
      'output channels: “x” is no whole number from 0 on.',
      'outChannels',
    ],
    [{ ...conv('2', ''), outChannels: '64' }, 'padding: it is still blank.', 'padding'],
    [conv('two', '3'), 'stride: “two” is no whole number from 0 on.', 'stride'],
    [conv('2', '-1'), 'padding: “-1” is no whole number from 0 on.', 'padding'],
  ])('does not read %j', (raw, message, cell) => {
    const verdict = verdictOn(halve, raw);
    expect([verdict.status, verdict.message, verdict.cells]).toEqual([
      'unreadable',
      message,
      { [cell]: 'unreadable' },
    ]);
  });

  test('reads one number an axis, yes and no', () => {
    const part =
      '{ type: layer, kind: Conv2d, input: "[2, 4, 4]", given: { outChannels: 2 }, asked: [kernelSize, stride, groups, bias], output: "[2, 2, 2]", accept: [{ that: groups == 2, say: "Each channel by itself needs groups." }, { that: not bias, say: No bias is needed. }], example: { kernelSize: 2, stride: 2, groups: 2, bias: false } }';
    const raw = { kernelSize: '2 × 2', stride: '(2, 2)', groups: '2', bias: 'no' };
    expect(verdictOn(part, raw).status).toBe('correct');
    expect(verdictOn(part, { ...raw, bias: 'yes' }).message).toBe('No bias is needed.');
    expect(verdictOn(part, { ...raw, groups: '1' }).message).toBe(
      'Each channel by itself needs groups.',
    );
    expect(verdictOn(part, { ...raw, bias: 'maybe' }).message).toBe('bias: answer yes or no.');
  });

  test('grades a transposed layer that doubles evenly by the rows it reads', () => {
    // cpen455-q7-parity f: (K, P) = (2, 0), (4, 1), (6, 2); (3, 0) gives 257 rows, unevenly.
    const even =
      'length(layerRowsRead(given, input)[100]) == length(layerRowsRead(given, input)[101])';
    const part = `{ type: layer, kind: ConvTranspose2d, input: "[32, 128, 128]", given: { outChannels: 32, stride: 2 }, asked: [kernelSize, padding], output: "[32, 256, 256]", accept: [{ that: "${even}", say: Uneven. }], example: { kernelSize: 4, padding: 1 } }`;
    for (const [kernelSize, padding] of ['20', '41', '62'])
      expect(verdictOn(part, { kernelSize, padding } as Record<string, string>).status).toBe(
        'correct',
      );
    const { message } = verdictOn(part, { kernelSize: '3', padding: '0' });
    expect(message).toContain('(128 - 1) \\cdot 2 - 2 \\cdot 0 + 1 \\cdot (3 - 1) + 0 + 1 = 257');
  });

  test.each([
    ['kind: Conv9d', 'expected a layer by PyTorch’s name'],
    ['kind: MaxPool2d', 'MaxPool2d has no setting “outChannels”'],
  ])('a pack with %s is refused', (kind, message) => {
    const text = halve.replace('kind: Conv2d', kind);
    const { issues } = readPack([
      {
        path: 'pack.yaml',
        text: 'format: 1\nid: t\ntitle: T\nversion: 1.0.0\nsections: [{ title: A, exercises: [one] }]',
      },
      {
        path: 'one.md',
        text: `---\nid: one\ntitle: One\ntopics: [t]\ndifficulty: 1\nparts:\n  a: ${text}\n---\nS\n:::part a\nP\n:::\n`,
      },
    ]);
    expect(issues.map((issue) => issue.message).join(' ')).toContain(message);
  });
});
