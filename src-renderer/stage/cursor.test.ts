import { describe, expect, test } from 'vitest';
import { exampleConvolution, exampleStamps } from '#core/scene/cells/example-specs.ts';
import { buildScene } from '#core/scene/cells/scene.ts';
import { cursorOf, selectionAfterKey, selectionAfterStep, stepOf } from './cursor.ts';
import { matrixAfterKey } from './matrix-cursor.ts';
import { viewAfterKey, viewPoints } from './view-point.ts';

const key = (name: string, shiftKey = false) => ({
  key: name,
  shiftKey,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
});
const nothing = { output: null, input: null };
const scene = buildScene({ ...exampleConvolution, outChannels: 2 });
const after = (selection: typeof nothing | { output: number; input: null }, name: string) =>
  selectionAfterKey(scene, selection, key(name));

describe('selectionAfterKey', () => {
  test('starts at the first output', () => {
    expect(after(nothing, 'ArrowRight')).toEqual({ output: 0 });
  });

  test('moves along rows, columns and channels of [2, 2, 2] and stops at the edges', () => {
    const from = { output: 0, input: null };
    expect(after(from, 'ArrowRight')).toEqual({ output: 1 });
    expect(after(from, 'ArrowDown')).toEqual({ output: 2 });
    expect(after(from, 'PageDown')).toEqual({ output: 4 });
    expect(after(from, 'ArrowLeft')).toEqual({ output: 0 });
    expect(after({ output: 7, input: null }, 'PageDown')).toEqual({ output: 7 });
    expect(after(from, 'End')).toEqual({ output: 7 });
  });

  test('changes between input and output, and picks nothing on Escape', () => {
    expect(after({ output: 3, input: null }, 'x')).toEqual({ input: 0 });
    expect(after({ output: 3, input: null }, 'Escape')).toEqual({});
  });

  test('goes to a block by its letter or to its neighbour, and on from filter to filter', () => {
    expect(after(nothing, 'w')).toEqual({ kernel: 0 });
    expect(after({ output: 3, input: null }, ',')).toEqual({ kernel: 0 });
    expect(selectionAfterKey(scene, { kernel: 0 }, key('.'))).toEqual({ output: 0 });
    // Filters of one channel: from the first filter to the same place of the second.
    expect(selectionAfterKey(scene, { kernel: 1 }, key('PageDown'))).toEqual({ kernel: 5 });
  });

  test('leaves keys alone that mean nothing here, so that focus can leave', () => {
    expect(after(nothing, 'Tab')).toBeUndefined();
    expect(after(nothing, 'Escape')).toBeUndefined();
    expect(selectionAfterKey(scene, nothing, key('ArrowLeft', true))).toBeUndefined();
  });
});

describe('selectionAfterStep', () => {
  test('steps through the windows of a convolution and back to none', () => {
    expect(selectionAfterStep(scene, nothing, 1)).toEqual({ output: 0 });
    expect(selectionAfterStep(scene, { output: 0, input: null }, -1)).toEqual({});
    expect(selectionAfterStep(scene, { output: 7, input: null }, 1)).toEqual({ output: 7 });
  });

  test('steps through the stamps of a transposed convolution', () => {
    const stamps = buildScene(exampleStamps);
    expect(selectionAfterStep(stamps, { output: null, input: 1 }, 1)).toEqual({ input: 2 });
    expect(stepOf(stamps, { output: 5, input: null })).toBe(-1);
    expect(cursorOf(stamps, { output: null, input: 3 })).toEqual({ block: 'input', cell: 3 });
  });
});

describe('matrixAfterKey', () => {
  const size = { rows: 4, columns: 9 };

  test('starts at the upper left and moves the row and the column', () => {
    expect(matrixAfterKey(size, nothing, key('ArrowDown'))).toEqual({ output: 0, input: 0 });
    expect(matrixAfterKey(size, { output: 0, input: 0 }, key('ArrowDown'))).toEqual({
      output: 1,
      input: 0,
    });
    expect(matrixAfterKey(size, { output: 3, input: 8 }, key('ArrowRight'))).toEqual({
      output: 3,
      input: 8,
    });
  });

  test('completes a picked row with column 0 before it moves on', () => {
    expect(matrixAfterKey(size, { output: 2, input: null }, key('ArrowRight'))).toEqual({
      output: 2,
      input: 0,
    });
    expect(matrixAfterKey(size, nothing, key('Enter'))).toBeUndefined();
  });
});

describe('viewAfterKey', () => {
  test('turns with Shift and the arrows, zooms with plus and minus, and never over the edge', () => {
    expect(viewAfterKey(viewPoints.front, key('ArrowLeft', true))?.turnRad).toBeGreaterThan(0);
    expect(viewAfterKey(viewPoints.front, key('+'))?.zoom).toBeCloseTo(1.2);
    expect(
      viewAfterKey({ ...viewPoints.front, tiltRad: 1.3 }, key('ArrowDown', true))?.tiltRad,
    ).toBe(1.3);
    expect(viewAfterKey(viewPoints.front, key('ArrowLeft'))).toBeUndefined();
  });
});
