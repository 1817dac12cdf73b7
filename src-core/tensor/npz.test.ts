import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ArgumentError } from '#core/errors.ts';
import { NdArray } from './nd-array.ts';
import { writeNpy } from './npy.ts';
import { readNpz, writeNpz } from './npz.ts';
import { heldAs, sampleFiles } from './testing/sample-files.ts';

const fixtures = readFileSync(new URL('./fixtures/files.jsonl', import.meta.url), 'utf8');
const samples = sampleFiles(fixtures, '.npz');

const faultsOf = (bytes: Uint8Array): string[] => {
  const read = readNpz(bytes);
  return read.ok ? [] : read.issues.map(({ path, message }) => `${path}: ${message}`);
};

const tensor = NdArray.from([[1, 2.5]]);
const state = [
  ['weight', tensor],
  ['layer.0.größe', NdArray.from([1, 2], [2], 'int32')],
] as const;

/** Writes whole numbers, the lowest byte first. */
function patched(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

/** Where the entry's record in the table at the end starts. */
function tableAt(bytes: Uint8Array): number {
  return bytes.findIndex((_, at) => [0x50, 0x4b, 1, 2].every((byte, i) => bytes[at + i] === byte));
}

describe('readNpz', () => {
  test.each(samples.map((each) => [each.name, each] as const))('reads NumPy’s %s', (_, sample) => {
    const read = readNpz(sample.bytes);
    if (!read.ok) throw new Error(read.issues[0]?.message);
    expect([...read.value.keys()]).toEqual([...sample.tensors.keys()]);
    for (const [name, expected] of sample.tensors) {
      const found = read.value.get(name);
      expect([found?.shape, found?.dtype]).toEqual([expected.shape, heldAs(expected.dtype)]);
      expect(found?.toArray()).toEqual(expected.data);
    }
  });

  test('tells all entries that are at fault, by name', () => {
    const bytes = zipSync({
      'good.npy': writeNpy(tensor),
      'short.npy': writeNpy(tensor).subarray(0, -1),
      'readme.txt': new Uint8Array(3),
    });
    expect(faultsOf(bytes)).toEqual([
      'short.npy: expected 16 bytes for the shape [1, 2], got 15 (byte 128)',
      'readme.txt: expected a name that ends in .npy, got readme.txt (byte 0)',
    ]);
  });

  const one = writeNpz([['a', tensor]], { compress: true });
  const table = tableAt(one);

  test.each([
    [
      'an empty file',
      new Uint8Array(0),
      ': expected the last record of a zip file, got none (byte 0)',
    ],
    ['a file cut off', one.subarray(0, -1), 'the last record of a zip file'],
    ['a table elsewhere', patched(one, one.length - 6, 1), 'entry 1 of 1 in the table'],
    [
      'a table beyond the end',
      patched(one, one.length - 6, 255, 255, 255, 255),
      '(byte 4294967295)',
    ],
    ['a header elsewhere', patched(one, table + 42, 1), 'a.npy: expected the header of an entry'],
    [
      'another method',
      patched(one, table + 10, 12),
      'a.npy: expected an entry stored (0) or deflated (8), got 12',
    ],
    ['an encrypted entry', patched(one, table + 8, 1), 'an entry that is not encrypted, got a.npy'],
    ['an entry above 4 GB', patched(one, table + 24, 255, 255, 255, 255), 'an entry below 4 GB'],
    ['more than 1 GB', patched(one, table + 24, 0, 0, 0, 127), '2,130,706,432 bytes'],
    [
      'more bytes than there are',
      patched(one, table + 20, 255, 255),
      'a.npy: expected 65535 bytes, got',
    ],
    [
      'another size',
      patched(one, table + 24, 143),
      'a.npy: expected bytes with the sum in the table',
    ],
    [
      'another sum',
      patched(one, table + 16, 0, 0, 0, 0),
      'bytes with the sum in the table, got others',
    ],
  ])('refuses %s with the place', (_what, bytes, message) => {
    expect(faultsOf(bytes)).toEqual([expect.stringContaining(message)]);
  });

  test('finds any changed byte of the numbers', () => {
    const stored = writeNpz([['a', tensor]]);
    const start = tableAt(stored) - 16;
    for (let at = start; at < start + 16; at++)
      expect(faultsOf(patched(stored, at, 1 ^ (stored[at] as number)))).toHaveLength(1);
  });

  test('ends with tensors or a sentence whatever byte is changed', () => {
    const bytes = writeNpz(state, { compress: true });
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        for (const fault of faultsOf(bytes.with(at, byte))) expect(fault).toMatch(/expected|limit/);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

describe('writeNpz', () => {
  test.each([false, true])('gives back what was written, compressed %s', (compress) => {
    const read = readNpz(writeNpz(state, { compress }));
    if (!read.ok) throw new Error(read.issues[0]?.message);
    expect([...read.value].map(([name, each]) => [name, each.dtype, each.toNested()])).toEqual(
      state.map(([name, each]) => [name, each.dtype, each.toNested()]),
    );
  });

  test('writes the same bytes each time, and refuses a tensor without a name', () => {
    expect(writeNpz(state)).toEqual(writeNpz(state));
    expect(() => writeNpz([['', tensor]])).toThrow(ArgumentError);
  });
});
