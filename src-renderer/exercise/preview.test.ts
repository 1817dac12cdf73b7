import { describe, expect, test } from 'vitest';
import { previewOf } from './preview.ts';

const symbols = ['w00', 'w01', 'r'].map((name) => ({ name, latex: name }));

describe('previewOf', () => {
  test('shows a formula as it is read', () => {
    const preview = previewOf('2w01', symbols);
    expect(preview?.ok && preview.latex).toContain('w_{01}');
  });

  test('points at what cannot be read', () => {
    expect(previewOf('r + z', symbols)).toMatchObject({ ok: false, start: 4, end: 5 });
  });

  test('shows nothing while nothing is typed', () => {
    expect(previewOf('  ', symbols)).toBeUndefined();
  });
});
