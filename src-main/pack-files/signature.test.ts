import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PackRefusal } from '#core/pack/refusal.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { packFile } from './build-pack.ts';
import { readPackFile } from './read-pack-file.ts';
import { fingerprintOf, readSignature, signatureText } from './signature.ts';
import { newSigningKey, readSigningKey } from './signing-keys.ts';
import { builtTestPack } from './testing/test-pack-file.ts';

const newKey = () => newSigningKey(join(temporaryFolder(), 'key.pem'));

function readOrRefusal(bytes: Uint8Array): ReturnType<typeof readPackFile> | PackRefusal {
  try {
    return readPackFile(bytes);
  } catch (thrown) {
    if (thrown instanceof PackRefusal) return thrown;
    throw thrown;
  }
}

describe('a signed pack', () => {
  const key = newKey();
  const signed = packFile(builtTestPack(), key);

  test('tells who signed it, and has the content of the unsigned one', () => {
    const { opened } = readPackFile(signed);
    expect(opened.signer).toEqual({
      publicKey: key.publicKey,
      fingerprint: fingerprintOf(key.publicKey),
    });
    expect(opened.hash).toBe(builtTestPack().hash);
    expect(readPackFile(packFile(builtTestPack())).opened.signer).toBeUndefined();
  });

  test('is the same bytes each time', () => {
    expect(Buffer.from(packFile(builtTestPack(), key)).equals(Buffer.from(signed))).toBe(true);
  });

  test('is refused after a change of one bit, unless the bit means nothing', () => {
    const { opened, pack } = readPackFile(signed);
    fc.assert(
      fc.property(fc.nat(signed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(signed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        // A date, or the bits between the end of a file and the next byte, are not part of what was signed.
        const read = readOrRefusal(changed);
        if (read instanceof PackRefusal) return;
        expect([read.opened.hash, read.opened.signer]).toEqual([opened.hash, opened.signer]);
        expect(read.pack).toEqual(pack);
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused with the signature of another key or another version', () => {
    const { list } = builtTestPack();
    const text = signatureText(list, key);
    expect(readSignature(text, list).publicKey).toBe(key.publicKey);
    const claimed = text.replace(key.publicKey, newKey().publicKey);
    expect(() => readSignature(claimed, list)).toThrow('the pack was changed after it was signed');
    const newer = list.replace('1.0.0', '9.0.0');
    expect(() => readSignature(text, newer)).toThrow('the pack was changed after it was signed');
  });

  test.each([
    ['another algorithm', '"ed25519"', '"none"'],
    ['a key of another size', /"publicKey": "[^"]*"/, '"publicKey": "AAAA"'],
    ['no signature', /"signature": "[^"]*"/, '"signature": ""'],
    ['a key of nothing but zeros', /"publicKey": "[^"]*"/, `"publicKey": "${'A'.repeat(43)}="`],
  ])('is refused with %s', (_, from, to) => {
    const { list } = builtTestPack();
    const text = signatureText(list, key).replace(from, to);
    expect(() => readSignature(text, list)).toThrow(PackRefusal);
  });
});

describe('newSigningKey', () => {
  test('writes a key that only its owner reads, and never over a file', () => {
    const file = join(temporaryFolder(), 'key.pem');
    const { publicKey } = newSigningKey(file);
    expect(readSigningKey(file).publicKey).toBe(publicKey);
    expect(Buffer.from(publicKey, 'base64')).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(() => newSigningKey(file)).toThrow('there is a file of that name already');
  });

  test('readSigningKey says what it expected', () => {
    expect(() => readSigningKey(import.meta.filename)).toThrow('expected an Ed25519 private key');
  });
});

describe('fingerprintOf', () => {
  test('is the first half of the SHA-256 of the key, in groups of four', () => {
    // SHA-256 of 32 zero bytes: 66687aadf862bd776c8fc18b8e9f8e20 089714856ee233b3902a591d0d5f2925.
    expect(fingerprintOf('A'.repeat(43) + '=')).toBe('6668 7aad f862 bd77 6c8f c18b 8e9f 8e20');
  });
});
