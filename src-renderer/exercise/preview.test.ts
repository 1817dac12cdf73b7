import { describe, expect, test } from 'vitest';
import { excerptOf, previewOf } from './preview.ts';

const symbols = ['w00', 'w01', 'r'].map((name) => ({ name, latex: name }));

describe('previewOf', () => {
  test('shows a formula as it is read', () => {
    const preview = previewOf('2w01', symbols);
    expect(preview?.ok && preview.latex).toContain('w_{01}');
  });

  test('says a formula in words', () => {
    const preview = previewOf('r^2', symbols);
    expect(preview?.ok && preview.words).toBe('r squared');
  });

  test('reads vectors and matrices by what they are declared as', () => {
    const arrays = [
      { name: 'A', latex: 'A', kind: 'matrix' },
      { name: 'x', latex: 'x', kind: 'vector' },
    ] as const;
    const preview = previewOf('A^T x', arrays);
    expect(preview?.ok && preview.latex).toBe('A^{\\top} x');
  });

  test('points at what cannot be read', () => {
    expect(previewOf('r + z', symbols)).toMatchObject({ ok: false, start: 4, end: 5 });
  });

  test('shows nothing while nothing is typed', () => {
    expect(previewOf('  ', symbols)).toBeUndefined();
  });
});

describe('excerptOf', () => {
  test('cuts the characters at fault out of what stands around them', () => {
    const text = 'a + b + c + d + zz + e + f + g + h + i';
    expect(excerptOf(text, { start: 16, end: 18 })).toEqual({
      before: 'a + b + c + d + ',
      fault: 'zz',
      after: ' + e + f + g + h…',
      place: 'at characters 17 to 18',
    });
    expect(excerptOf('x + y', { start: 4, end: 5 }).place).toBe('at character 5');
  });

  test('has an empty fault where something is missing', () => {
    expect(excerptOf('2 + ', { start: 4, end: 4 })).toEqual({
      before: '2 + ',
      fault: '',
      after: '',
      place: 'at the end',
    });
  });
});
