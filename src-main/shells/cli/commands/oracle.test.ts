import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../testing/temporary-folder.ts';
import { UsageError } from '../../run-shell.ts';
import { testPlaces } from '../../testing/test-places.ts';
import { runCommand } from '../run-command.ts';

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCommand({
    places: testPlaces(),
    args: ['oracle', ...args],
    print: (line) => void out.push(line),
    complain: (line) => void err.push(line),
  });
  return { code, out, err };
}

/** `factor` · [2, −3] with its gradients. */
const record = (id: number, factor: number, output = [2 * factor, -3 * factor]): string => {
  const vector = (data: number[]) => ({ shape: [2], data });
  return JSON.stringify({
    id,
    op: 'mul',
    args: {},
    inputs: { input: vector([2, -3]), other: { shape: [], data: [factor] } },
    output: vector(output),
    gradOutput: vector([1, 1]),
    grads: { input: vector([factor, factor]), other: { shape: [], data: [-1] } },
  });
};

function file(...lines: string[]): string {
  const path = join(temporaryFolder(), 'records.jsonl');
  writeFileSync(path, lines.join('\n'));
  return path;
}

describe('chainrule oracle', () => {
  test('exits 0 and counts when all records agree, in float64 and float32', async () => {
    const path = file(record(0, 1), record(1, 0.5), '');
    const expected = { code: 0, out: ['2 passed, 0 failed'], err: [] };
    expect(await run(path)).toEqual(expected);
    expect(await run(path, '--float32')).toEqual(expected);
  });

  test('holds float32 to another tolerance', async () => {
    const path = file(record(0, 1, [2.00001, -3]));
    expect((await run(path)).code).toBe(1);
    expect((await run(path, '--float32')).code).toBe(0);
  });

  test('tells the first five failures in detail, the count last', async () => {
    const wrong = Array.from({ length: 7 }, (_, id) => record(id + 10, 1, [2, -4]));
    const { code, out, err } = await run(file(record(0, 1), ...wrong));
    expect([code, err]).toEqual([1, []]);
    expect(out.slice(0, 3)).toEqual([
      'mul, record 10 in line 2',
      '  args {}',
      '  output: at [1] expected -4, got -3, off by 2.5e-1; 1 of 2 elements differ',
    ]);
    expect(out).toHaveLength(5 * 3 + 1);
    expect(out.at(-1)).toBe('1 passed, 7 failed');
  });

  test('counts an op that there is not among the failed', async () => {
    const { code, out } = await run(file(record(0, 1).replace('"mul"', '"fft"')));
    expect(code).toBe(1);
    expect(out).toEqual([
      'fft, record 0 in line 1',
      '  args {}',
      '  output: no such op: fft',
      '0 passed, 1 failed',
    ]);
  });

  test('names file and line of what is no record, and runs the rest', async () => {
    const path = file(record(0, 1), '{"id": ', ...Array<string>(6).fill('[]'), record(1, 1));
    const { code, out, err } = await run(path);
    expect([code, out]).toEqual([1, ['2 passed, 7 failed']]);
    expect(err).toHaveLength(6);
    expect(err[0]).toContain(`${path}:2:1: expected one JSON object, got no JSON`);
    expect(err[1]).toBe(`${path}:3:1: expected an object, got []`);
    expect(err[5]).toBe(`${path}: 2 more lines that are no records`);
  });

  test('counts each op with --json, and writes NaN as text', async () => {
    const { code, out } = await run(file(record(0, 1), record(1, NaN, [2, -3])), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out.join('\n'))).toMatchObject({
      passed: 1,
      failed: 1,
      dtype: 'float64',
      tolerance: 1e-9,
      ops: { mul: { passed: 1, failed: 1 } },
      failures: [{ line: 2, id: 1, op: 'mul', faults: [{ worst: { got: 'NaN' } }] }],
      unreadable: { count: 0, first: [] },
    });
  });

  test('says when a file is empty, is a folder or is not there', async () => {
    const empty = file('');
    expect(await run(empty)).toEqual({
      code: 1,
      out: ['0 passed, 0 failed'],
      err: [`${empty}:1:1: expected records, one a line, got none`],
    });
    const folder = join(temporaryFolder(), 'folder');
    mkdirSync(folder);
    await expect(run(folder)).rejects.toThrow(`${folder}: cannot be read`);
    await expect(run(join(folder, 'none'))).rejects.toThrow('cannot be read (ENOENT');
  });

  test.each([
    ['no file', [], 'expected FILE.jsonl, got nothing'],
    ['two files', ['a', 'b'], 'expected nothing more, got b'],
    ['a stray option', ['a', '--float16'], '--float16'],
  ])('is misused with %s', async (_what, args, message) => {
    const misuse: unknown = await run(...args).catch((thrown: unknown) => thrown);
    expect(misuse).toBeInstanceOf(UsageError);
    expect((misuse as Error).message).toContain(message);
  });
});
