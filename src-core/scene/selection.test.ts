import { describe, expect, test } from 'vitest';
import { exampleConvolution as convolution, exampleStamps as stamps } from './example-specs.ts';
import { buildScene } from './scene.ts';
import { emphasisOf, windowFrame } from './selection.ts';

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

describe('windowFrame', () => {
  test('lays the window of the last output over the input, padding included', () => {
    expect(windowFrame(buildScene(convolution), { output: 3, input: null })).toEqual({
      block: 'input',
      row: 2,
      column: 2,
      rows: 2,
      columns: 2,
      channels: 1,
      apex: { block: 'output', cell: 3 },
    });
  });

  test('lays the stamp of an input over the output of a transposed convolution', () => {
    const frame = windowFrame(buildScene(stamps), { output: null, input: 2 });
    expect(frame).toMatchObject({ block: 'output', row: 2, column: 0 });
    expect(windowFrame(buildScene(stamps), { output: 2, input: null })).toBeNull();
  });
});
