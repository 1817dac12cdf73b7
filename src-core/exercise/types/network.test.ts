import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { grade } from '../engine.ts';
import { packWith } from '../test-pack.ts';
import type { PartVerdict } from '../verdict.ts';

function verdictOn(part: string, raw: string): PartVerdict {
  const { pack, exercise } = packWith({ a: part.replaceAll(/\s*\n\s*/g, ' ') });
  return grade(pack, exercise, 0, { a: raw }).parts[0] as PartVerdict;
}

/** cpen455-q7-design a: field 31 without gaps, the size kept, fewer than 50,000 parameters. */
const design = `{ type: network, input: "[3, 64, 64]", accept: [
  { that: "modelShape(given, input) == [32, 64, 64]", say: "Yours gives {modelShape(given, input)}." },
  { that: "modelFieldSize(given, input) >= 31", say: "The field is {modelFieldSize(given, input)} rows." },
  { that: "modelSeen(given, input) == modelFieldSize(given, input)", say: "{modelSeen(given, input)} of {modelFieldSize(given, input)} rows are seen." },
  { that: "modelParameters(given, input) < 50000", say: "It has {modelParameters(given, input)} parameters." }],
  example: "[conv 32 k3 p1 | relu] * 1; conv 32 k3 p2 d2; conv 32 k3 p4 d4; conv 32 k3 p8 d8" }`;

/** snu4-p7-counts: LeNet-5 of 61,706 parameters with 5×5 convolutions. */
const lenet = `{ type: network, input: "[1, 28, 28]", accept: [
  { that: "modelShape(given, input) == [10]", say: "Yours gives {modelShape(given, input)}." },
  { that: "all([k == [5, 5] for k in modelSettings(given, input, \\"Conv2d\\", \\"kernelSize\\")])", say: Every kernel is 5 × 5. },
  { that: "modelParameters(given, input) == 61706", say: "It has {modelParameters(given, input)} parameters." }],
  example: "conv 6 k5 p2 | avgpool 2 | conv 16 k5 | avgpool 2 | flatten | linear 120 | linear 84 | linear 10" }`;

/** mlps-p1-segmentation f. */
const segmentation = `{ type: network, input: "[3, 64, 64]", accept: [
  { that: "modelShape(given, input) == [21, 64, 64]", say: "Yours gives {modelShape(given, input)}." },
  { that: "modelParameters(given, input) <= 60000", say: "It has {modelParameters(given, input)} parameters." },
  { that: "modelCount(given, input, \\"Concat\\") >= 1", say: No branches are laid side by side. }],
  example: "conv 16 k3 p1 | [maxpool 2 | conv 32 k3 p1 | tconv 16 k2 s2] & skip | conv 21 k1" }`;

describe('network', () => {
  test('accepts any network with the asked properties', () => {
    const dilated = 'conv 32 k3 p1\nconv 32 k3 p2 d2\nconv 32 k3 p4 d4\nconv 32 k3 p8 d8';
    expect(verdictOn(design, dilated).status).toBe('correct');
    expect(verdictOn(design, 'dw 5 p2 | pw 32 | [dw 5 p2 | pw 32] * 7').status).toBe('correct');
  });

  test.each([
    ['[conv 32 k3 p1] * 15', '3 of 4 conditions hold. It has 130368 parameters.'],
    ['conv 32 k31 p15', '3 of 4 conditions hold. It has 92288 parameters.'],
    ['[conv 32 k3 p4 d4] * 4', '3 of 4 conditions hold. 9 of 33 rows are seen.'],
    [
      'conv 32 k3 p1 | conv 32 k3 p3 d3 | conv 32 k3 p12 d12',
      '3 of 4 conditions hold. 27 of 33 rows are seen.',
    ],
    ['conv 32 k3', '2 of 4 conditions hold. Yours gives [32, 62, 62]. The field is 3 rows.'],
  ])('tells what fails in the numbers of %s', (raw, message) => {
    const verdict = verdictOn(design, raw);
    expect(verdict.status).toBe('wrong');
    expect(verdict.message).toBe(message);
    expect(verdict.diagnosis).toEqual([]);
  });

  test('reads a printout of PyTorch as an answer, and says what it supposed', () => {
    const printout = readFileSync(
      new URL('../../layers/fixtures/lenet5.txt', import.meta.url),
      'utf8',
    );
    const { status, message } = verdictOn(lenet, printout);
    expect(status).toBe('correct');
    expect(message).toContain('A flatten before this linear layer is supposed');
  });

  test('accepts the U-shaped network and refuses one that adds', () => {
    const u = `conv 16 k3 p1
      [ maxpool 2 | conv 32 k3 p1
        [ maxpool 2 | conv 64 k3 p1 | tconv 32 k2 s2 ] & skip
        conv 32 k3 p1 | tconv 16 k2 s2 ] & skip
      conv 16 k3 p1
      conv 21 k1`;
    expect(verdictOn(segmentation, u).status).toBe('correct');
    const added = 'conv 16 k3 p1 | [maxpool 2 | tconv 16 k2 s2] + skip | conv 21 k1';
    expect(verdictOn(segmentation, added).message).toBe(
      '2 of 3 conditions hold. No branches are laid side by side.',
    );
  });

  test.each([
    ['conv 6 k5\nconvv 3', 'Line 2, column 1: “convv” is no layer that is known here.'],
    [
      'conv 6 k5 | linear 10',
      'Line 1, column 13: Linear: expected one axis of features (put flatten before it)',
    ],
    ['conv 6 k40', 'Line 1, column 1: Conv2d: expected a kernel that fits into 28 cells'],
  ])('cannot read %j, which costs no try', (raw, message) => {
    const verdict = verdictOn(lenet, raw);
    expect(verdict.status).toBe('unreadable');
    expect(verdict.message).toContain(message);
  });

  test('grades a long network in less than a tenth of a second', () => {
    const start = performance.now();
    verdictOn(design, '[conv 32 k3 p1 | relu] * 200');
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
