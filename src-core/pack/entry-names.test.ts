import { describe, expect, test } from 'vitest';
import { checkDistinct, entryKind } from './entry-names.ts';
import { shownName } from './refusal.ts';

describe('entryKind', () => {
  test.each([
    ['pack.json', 'manifest'],
    ['signature.json', 'signature'],
    ['exercises/conv-sizes.json', 'exercise'],
    ['primers/stride.json', 'primer'],
    ['pictures/net-2.svg', 'picture'],
    ['pictures/net.jpeg', 'picture'],
  ])('takes %s as %s', (name, kind) => {
    expect(entryKind(name)).toBe(kind);
  });

  test.each([
    'Pack.json',
    'exercises/A.json',
    'exercises/a/b.json',
    'pictures/a.html',
    'a.json',
    'pictures/.png',
  ])('has no place for %s', (name) => {
    expect(() => entryKind(name)).toThrow(/file/);
  });

  test.each(['aux', 'NUL.txt', 'com1.json', 'lpt³', 'Con.tar.gz'])(
    'refuses the device %s',
    (name) => {
      expect(() => entryKind(`pictures/${name}`)).toThrow('kept for a device');
    },
  );
});

describe('checkDistinct', () => {
  test.each([
    ['a.json', 'A.json'],
    // Composed and decomposed é.
    ['\u00e9', 'e\u0301'],
    ['straße', 'STRASSE'],
    // Greek final sigma.
    ['σ', 'ς'],
    // Kelvin sign.
    ['k', '\u212a'],
  ])('takes %s and %s for one file', (first, second) => {
    expect(() => checkDistinct([first, second])).toThrow('the same file on some systems');
  });

  test('lets different names stand', () => {
    expect(() => checkDistinct(['a', 'b', 'ab', 'exercises/a'])).not.toThrow();
  });
});

describe('shownName', () => {
  test('writes what could turn or break a line as escapes, and cuts what is long', () => {
    expect(shownName('a\u202eb\nc')).toBe('a\\u{202e}b\\u{a}c');
    expect(shownName('x'.repeat(200))).toBe(`${'x'.repeat(80)}…`);
  });
});
