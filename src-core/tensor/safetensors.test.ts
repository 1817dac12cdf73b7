import { readFileSync } from 'node:fs';
import { strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from './nd-array.ts';
import { readSafetensors, writeSafetensors } from './safetensors.ts';
import { heldAs, sampleFiles } from './testing/sample-files.ts';

const fixtures = readFileSync(new URL('./fixtures/files.jsonl', import.meta.url), 'utf8');
const samples = sampleFiles(fixtures, '.safetensors');

const faultsOf = (bytes: Uint8Array): string[] => {
  const read = readSafetensors(bytes);
  return read.ok ? [] : read.issues.map(({ path, message }) => `${path}: ${message}`);
};

/** A file with this header and so many bytes of numbers. */
function fileWith(header: string, count: number): Uint8Array {
  const text = strToU8(header);
  const bytes = new Uint8Array(8 + text.length + count);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (changes: object): string =>
  JSON.stringify({ a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...changes } });

const state = [
  ['mask', NdArray.from([1, 0, 1], [3], 'bool')],
  ['weight', NdArray.from([[1, -0.5]], undefined, 'float32')],
  ['größe', NdArray.from(7, [], 'int32')],
  ['wide', NdArray.from([Math.PI])],
] as const;

describe('readSafetensors', () => {
  test.each(samples.map((each) => [each.name, each] as const))('reads %s', (_, sample) => {
    const read = readSafetensors(sample.bytes);
    if (!read.ok) throw new Error(read.issues[0]?.message);
    expect(read.value.metadata).toEqual({ 'made by': 'safetensors' });
    expect([...read.value.tensors.keys()].sort()).toEqual([...sample.tensors.keys()].sort());
    for (const [name, expected] of sample.tensors) {
      const found = read.value.tensors.get(name);
      expect([found?.shape, found?.dtype]).toEqual([expected.shape, heldAs(expected.dtype)]);
      expect(found?.toArray()).toEqual(expected.data);
    }
  });

  test.each([
    ['an empty file', new Uint8Array(0), '8 bytes with the length of the header, got 0'],
    ['a header beyond the end', fileWith('{}', 0).with(0, 3), 'at most 2 bytes, got 3 (byte 0)'],
    ['a huge header', new Uint8Array(9).fill(255), 'at most 1 bytes, got 18446744073709551615'],
    ['no JSON', fileWith('{', 0), 'a header in JSON, got {'],
    ['a list', fileWith('[]', 0), 'a JSON object, got []'],
    ['an entry that is none', fileWith('{"a": 1}', 8), 'a: expected a dtype among'],
    ['a strange dtype', fileWith(entry({ dtype: 'F8_E4M3' }), 8), 'got "F8_E4M3"'],
    [
      'a broken size',
      fileWith(entry({ shape: [0.5] }), 8),
      'a shape of whole numbers ≥ 0, got [0.5]',
    ],
    ['one offset', fileWith(entry({ data_offsets: [8] }), 8), 'data_offsets [from, to]'],
    [
      'offsets backwards',
      fileWith(entry({ data_offsets: [8, 0] }), 8),
      'with from ≤ to, got [8,0]',
    ],
    ['negative offsets', fileWith(entry({ data_offsets: [-8, 0] }), 8), 'data_offsets [from, to]'],
    [
      'a gap',
      fileWith(entry({ data_offsets: [8, 16] }), 16),
      'a: expected data_offsets that start at 0, got 8',
    ],
    ['offsets beyond the end', fileWith(entry({}), 4), 'expected 8 bytes of numbers, got 4'],
    ['bytes left over', fileWith(entry({}), 9), 'expected 8 bytes of numbers, got 9'],
    [
      'a shape that asks for more',
      fileWith(entry({ shape: [3] }), 8),
      'a: expected 12 bytes for the shape [3], got 8',
    ],
    [
      'a huge shape',
      fileWith(entry({ shape: [1e9] }), 8),
      'a: tensor file: [1000000000], 1,000,000,000 elements',
    ],
    [
      'metadata that is no text',
      fileWith('{"__metadata__": {"a": 1}}', 0),
      '__metadata__ to be text',
    ],
  ])('refuses %s', (_what, bytes, message) => {
    expect(faultsOf(bytes)).toEqual([expect.stringContaining(message)]);
  });

  test('refuses overlapping tensors', () => {
    const header = { a: { dtype: 'U8', shape: [4], data_offsets: [0, 4] } };
    const both = { ...header, b: { ...header.a, data_offsets: [2, 6] } };
    expect(faultsOf(fileWith(JSON.stringify(both), 6))).toEqual([
      'b: expected data_offsets that start at 4, got 2 (byte 8)',
    ]);
  });

  test('refuses long whole numbers that need more than 32 bits', () => {
    const long = fileWith(entry({ dtype: 'I64', shape: [1] }), 8);
    expect(faultsOf(long.with(-1, 128))).toEqual([
      expect.stringContaining('a: expected whole numbers of 32 bits, got -9223372036854775808'),
    ]);
  });

  test('ends with tensors or a sentence whatever byte is changed', () => {
    const bytes = writeSafetensors(state);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        for (const fault of faultsOf(bytes.with(at, byte))) expect(fault).toMatch(/expected|limit/);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

describe('writeSafetensors', () => {
  test('gives back what was written, the widest numbers first', () => {
    const read = readSafetensors(writeSafetensors(state, { epoch: '3' }));
    if (!read.ok) throw new Error(read.issues[0]?.message);
    expect(read.value.metadata).toEqual({ epoch: '3' });
    const found = [...read.value.tensors].map(([name, each]) => [
      name,
      each.dtype,
      each.toNested(),
    ]);
    const [mask, weight, size, wide] = state.map(([name, each]) => [
      name,
      each.dtype,
      each.toNested(),
    ]);
    expect(found).toEqual([wide, weight, size, mask]);
    expect(readSafetensors(writeSafetensors([]))).toMatchObject({ ok: true });
  });

  test('refuses a name twice and the name of the metadata', () => {
    const [one] = state;
    expect(() => writeSafetensors([one, one])).toThrow(ArgumentError);
    expect(() => writeSafetensors([['__metadata__', one[1]]])).toThrow(ArgumentError);
  });
});
