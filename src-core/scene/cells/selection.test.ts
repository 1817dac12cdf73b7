import { describe, expect, test } from 'vitest';
import {
  exampleConvolution as convolution,
  exampleSpecs,
  exampleStamps as stamps,
} from './example-specs.ts';
import { buildScene } from './scene.ts';
import { emphasisOf } from './selection.ts';

describe('emphasisOf', () => {
  test('leaves every cell plain while nothing is picked', () => {
    const emphasis = emphasisOf(buildScene(convolution), { output: null, input: null });
    expect(emphasis({ block: 'kernel', cell: 0 })).toBe('plain');
  });

  test('links what makes a picked output and fades the rest', () => {
    const emphasis = emphasisOf(buildScene(convolution), { output: 1, input: null });
    expect(emphasis({ block: 'output', cell: 1 })).toBe('picked');
    expect(emphasis({ block: 'input', cell: 2 })).toBe('linked');
    expect(emphasis({ block: 'input', cell: 4 })).toBe('faded');
    expect(emphasis({ block: 'output', cell: 0 })).toBe('faded');
  });

  test('links the whole stamp of a picked input', () => {
    const emphasis = emphasisOf(buildScene(stamps), { output: null, input: 3 });
    const linked = Array.from({ length: 16 }, (_, cell) => cell).filter(
      (cell) => emphasis({ block: 'output', cell }) === 'linked',
    );
    expect(linked).toEqual([10, 11, 14, 15]);
  });

  test('links only the kernel cell where a picked row and column meet', () => {
    const emphasis = emphasisOf(buildScene(convolution), { output: 1, input: 2 });
    expect([0, 1, 2, 3].map((cell) => emphasis({ block: 'kernel', cell }))).toEqual([
      'faded',
      'faded',
      'linked',
      'faded',
    ]);
  });
});

describe('reach through several blocks', () => {
  const spec = { ...exampleSpecs['batch-norm'], input: [2, 2, 1, 2] };

  test('links everything that shares a mean with a picked output of a batch norm', () => {
    const emphasis = emphasisOf(buildScene(spec), { output: 2 });
    const linked = (block: string, count: number) =>
      Array.from({ length: count }, (_, cell) => cell).filter(
        (cell) => emphasis({ block, cell }) !== 'faded',
      );
    // Channel 1 of both images: cells 2, 3 and 6, 7.
    expect(linked('input', 8)).toEqual([2, 3, 6, 7]);
    expect(linked('mean', 2)).toEqual([1]);
    expect(linked('variance', 2)).toEqual([1]);
    expect(linked('output', 8)).toEqual([2]);
  });

  test('follows a picked input to all outputs of its group', () => {
    const emphasis = emphasisOf(buildScene(spec), { input: 0 });
    const linked = [...Array(8).keys()].filter(
      (cell) => emphasis({ block: 'output', cell }) === 'linked',
    );
    expect(linked).toEqual([0, 1, 4, 5]);
  });

  test('links every entry that shares a picked weight', () => {
    const emphasis = emphasisOf(buildScene(convolution), { kernel: 3 });
    expect(emphasis({ block: 'output', cell: 0 })).toBe('linked');
    expect(emphasis({ block: 'input', cell: 0 })).toBe('linked');
    expect(emphasis({ block: 'input', cell: 8 })).toBe('faded');
  });
});
