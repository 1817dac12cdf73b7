import { describe, expect, test } from 'vitest';
import { describeIssue, readRecord, readRecords } from './record.ts';

const line = (more: object): string =>
  JSON.stringify({
    id: 1,
    op: 'relu',
    args: {},
    inputs: { input: { shape: [2], data: [1, 2] } },
    output: { shape: [2], data: [1, 2] },
    gradOutput: null,
    grads: {},
    ...more,
  });

const issuesOf = (text: string): string[] => {
  const read = readRecord(text);
  return read.ok ? [] : read.issues.map(describeIssue);
};

const inputOf = (tensor: object) => {
  const read = readRecord(line({ inputs: { input: tensor } }));
  const input = read.ok ? read.value.inputs['input'] : undefined;
  if (!input || !('dtype' in input)) throw new Error(JSON.stringify(read));
  return input;
};

describe('readRecord', () => {
  test('reads floats as float64 and int64 as int32', () => {
    expect(inputOf({ shape: [2], data: [1, 2] }).dtype).toBe('float64');
    const whole = inputOf({ shape: [3, 1], dtype: 'int64', data: [1, -2, 3] });
    expect([whole.dtype, whole.toNested()]).toEqual(['int32', [[1], [-2], [3]]]);
    expect(inputOf({ shape: [2], dtype: 'bool', data: [true, 0] }).toNested()).toEqual([1, 0]);
  });

  test('reads NaN and the infinities as Python writes them, in quotes, and null', () => {
    const python = line({ args: { value: 'NaN Infinity' }, id: 'say "NaN"' }).replace(
      '"data":[1,2]',
      '"data":[NaN,-Infinity]',
    );
    const read = readRecord(python);
    expect(read).toMatchObject({ ok: true, value: { id: 'say "NaN"' } });
    if (!read.ok) return;
    expect(read.value.args).toEqual({ value: 'NaN Infinity' });
    expect(read.value.inputs['input']?.toString()).toContain('nan');
    const data = ['Infinity', null, 'NaN'];
    expect(inputOf({ shape: [3], data }).toArray()).toEqual([Infinity, NaN, NaN]);
  });

  test('leaves arguments out that are None, and reads infinite ones', () => {
    const read = readRecord(line({ args: { size: null, max: '-Infinity', dims: [1, 'NaN'] } }));
    expect(read.ok && read.value.args).toEqual({ max: -Infinity, dims: [1, NaN] });
  });

  test('tells all that is wrong at once, with its place', () => {
    expect(
      issuesOf(
        line({
          id: null,
          op: 3,
          inputs: { input: { shape: [3], data: [1, 2] }, other: 'x' },
          output: { shape: [-1], data: [] },
          grads: { weight: null },
        }),
      ),
    ).toEqual([
      'id: expected a number or text, got null',
      'op: expected the name of an op, got 3',
      'inputs.input.data: expected 3 numbers for [3], got 2',
      'inputs.other: expected a tensor {shape, data} or null, got "x"',
      'output: output: expected dimensions that are whole numbers from 0 to 2⁵³ − 1, got [-1]',
      'grads.weight: expected the name of an input, got another',
    ]);
  });

  test.each([
    ['no number', [1, 'two'], undefined, 'data[1]: expected a number, got "two"'],
    ['a fraction', [1, 0.5], 'int64', 'data[1]: expected a whole number of 32 bits, got 0.5'],
    ['more than 32 bits', [2 ** 31, 0], 'int64', 'data[0]: expected a whole number of 32 bits'],
    ['a strange dtype', [1, 2], 'complex64', 'dtype: expected int64, int32, bool, float64'],
  ])('refuses %s', (_what, data, dtype, message) => {
    const [issue] = issuesOf(line({ output: { shape: [2], data, dtype } }));
    expect(issue).toContain(`output.${message}`);
  });

  test.each([
    ['no JSON', '{"id": 1,'],
    ['no JSON beside NaN', '{"id": NaN,'],
    ['a list', '[1]'],
    ['a number', '1'],
    ['no output', line({ output: null })],
    ['no inputs', line({ inputs: [] })],
  ])('refuses %s with one sentence', (_what, text) => {
    expect(issuesOf(text)).toEqual([expect.stringContaining('expected')]);
  });
});

describe('readRecords', () => {
  test('numbers lines from 1 and leaves empty ones aside', () => {
    expect(readRecords(`\n${line({})}\n\n${line({ id: 2 })}\r\n`)).toMatchObject({
      ok: true,
      value: [{ id: 1 }, { id: 2 }],
    });
    expect(readRecords(`${line({})}\n\n{\n${line({ op: 1 })}`)).toMatchObject({
      ok: false,
      issues: [
        { line: 3, path: '' },
        { line: 4, path: 'op', message: 'expected the name of an op, got 1' },
      ],
    });
  });
});
