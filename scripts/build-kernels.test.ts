import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildKernels, GENERATED } from './build-kernels.ts';

describe('buildKernels', () => {
  test('gives the committed kernels.gen.ts again', () => {
    const committed = readFileSync(GENERATED, 'utf8');
    expect(buildKernels() === committed, 'run npm run kernels').toBe(true);
  });
});
