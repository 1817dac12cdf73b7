import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeState, encodeState } from './state-bytes.ts';

describe('encodeState', () => {
  const arrays = {
    'weights é': Float32Array.of(1.5, NaN, -0),
    order: Int32Array.of(-7),
    state: Float64Array.of(Math.PI),
  };

  test('is read back bit for bit, wherever the bytes lie', () => {
    const bytes = encodeState({ step: 3, arrays });
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(decodeState(shifted.subarray(3))).toEqual({ step: 3, arrays });
  });

  test('bytes that are cut or changed are refused or read as something, without an error', () => {
    const bytes = encodeState({ step: 3, arrays });
    for (let length = 0; length < bytes.length; length++)
      expect(decodeState(bytes.subarray(0, length))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = bytes.slice();
        changed[at] = value;
        decodeState(changed);
      }),
    );
  });
});
