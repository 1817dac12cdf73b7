import { gzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { inflateGzip } from './gzip.ts';

const content = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);
const packed = gzipSync(content);

function changed(at: number, byte: number): Uint8Array {
  const copy = packed.slice();
  copy[at < 0 ? copy.length + at : at] = byte;
  return copy;
}

describe('inflateGzip', () => {
  test('yields what was packed', () => {
    expect(inflateGzip(packed)).toEqual(content);
    expect(inflateGzip(gzipSync(new Uint8Array(0)))).toEqual(new Uint8Array(0));
  });

  test('refuses a file that is cut off, changed or none, with a sentence', () => {
    expect(() => inflateGzip(packed.subarray(0, 12))).toThrow('expected at least 18 bytes');
    for (const length of [20, 200, packed.length - 1])
      expect(() => inflateGzip(packed.subarray(0, length))).toThrow(/expected|limit/);
    expect(() => inflateGzip(changed(-8, 1))).toThrow('bytes with the sum at the end of the file');
    expect(() => inflateGzip(changed(0, 0))).toThrow('expected a gzip file, got something else');
  });

  test('takes no memory for a size that the packed bytes cannot have', () => {
    expect(() => inflateGzip(changed(-1, 0xff))).toThrow('1 GB for one file');
    expect(() => inflateGzip(changed(-2, 0xff))).toThrow('packed bytes can have, got 16');
  });

  test('ends on every damaged byte, with the content or with a sentence', () => {
    for (let at = 0; at < packed.length; at += 7) {
      try {
        expect(inflateGzip(changed(at, 0x55))).toEqual(content);
      } catch (thrown) {
        expect((thrown as Error).message).toMatch(/expected|limit/);
      }
    }
  });
});
