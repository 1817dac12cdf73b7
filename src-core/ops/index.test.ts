import { describe, expect, test } from 'vitest';
import * as functions from './functions.ts';
import { ops } from './index.ts';
import { applyOp } from './op.ts';
import type { AnyOp } from './op.ts';
import { NdArray } from '#core/tensor/nd-array.ts';

const all = Object.entries(ops as unknown as Record<string, AnyOp>);

describe('ops', () => {
  test('each has its own name and a function of that name', () => {
    for (const [name, op] of all) {
      expect(op.name).toBe(name);
      expect(functions).toHaveProperty(name);
    }
  });

  test('misreadings have different ids and say it in sentences without exclamation marks', () => {
    for (const [, { misreadings }] of all) {
      expect(new Set(misreadings.map(({ id }) => id)).size).toBe(misreadings.length);
      for (const { id, title, say } of misreadings) {
        expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(title).not.toMatch(/[.!]$/);
        expect(say).toMatch(/^[^!]+\.$/);
      }
    }
  });
});

describe('applyOp', () => {
  test('names an input that is missing or no tensor', () => {
    const x = functions.relu(NdArray.from([[1]]));
    expect(() => applyOp(ops.matmul, [x] as never, {})).toThrow(
      'matmul: expected a tensor for other, got nothing',
    );
    expect(() => functions.relu(3 as never)).toThrow(
      'relu: expected a tensor for input, got number 3',
    );
    expect(() => functions.cat([x, 'y' as never])).toThrow(
      'cat: expected a tensor for input 2, got string y',
    );
  });
});
