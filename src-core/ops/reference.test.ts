import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { grad } from '#core/autograd/grad.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { ops } from './index.ts';
import type { OpName } from './index.ts';
import { applyOp } from './op.ts';
import type { AnyOp, Kind } from './op.ts';

interface Packed {
  shape: number[];
  data: number[];
}

interface Reference {
  id: number;
  op: string;
  args: Record<string, unknown>;
  inputs: Record<string, Packed | null>;
  output: Packed;
  gradOutput: Packed;
  grads: Record<string, Packed>;
}

/** `conv_transpose2d` → `convTranspose2d`, for ops and for options. */
const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

const file = new URL('./fixtures/torch.jsonl', import.meta.url);
const references = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Reference);

const unpack = ({ data, shape }: Packed): NdArray => NdArray.from(data, shape);

/** The records are written with 12 significant digits. */
function expectClose(actual: NdArray, expected: Packed): void {
  expect(actual.shape).toEqual(expected.shape);
  const values = actual.values();
  const worst = expected.data.map((v, i) => Math.abs((values[i] ?? NaN) - v) / (1 + Math.abs(v)));
  expect(Math.max(0, ...worst)).toBeLessThan(1e-10);
}

describe('agrees with PyTorch, result and gradients', () => {
  test.each(references.map((each) => [`${each.op} #${each.id}`, each] as const))(
    '%s',
    (_, each) => {
      const op: AnyOp = ops[camel(each.op) as OpName];
      const options = Object.fromEntries(
        Object.entries(each.args).map(([name, value]) => [camel(name), value]),
      );
      const inputs = Object.values(each.inputs).map(
        (packed) => packed && new Tensor(unpack(packed), true),
      );
      const given = inputs.map((input) => input ?? undefined) as readonly unknown[] as readonly [
        Tensor,
      ];
      const output = applyOp<Tensor, Kind, unknown>(op, given, options);
      expectClose(output.value, each.output);

      const leaves = inputs.filter((input) => input !== null);
      const gradOutput = new Tensor(unpack(each.gradOutput));
      const grads = grad(output, leaves, { gradOutput });
      const names = Object.keys(each.inputs).filter((name) => each.inputs[name] !== null);
      expect(names).toEqual(Object.keys(each.grads));
      for (const [i, name] of names.entries())
        expectClose(grads[i]?.value as NdArray, each.grads[name] as Packed);
    },
  );
});

test('every op but those that PyTorch writes otherwise has a record', () => {
  const covered = new Set(references.map(({ op }) => camel(op)));
  const open = Object.keys(ops).filter((name) => !covered.has(name));
  expect(open).toEqual(['expand', 'heaviside']);
});
