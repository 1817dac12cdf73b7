import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonSource } from './json-source.ts';
import { PackRefusal } from './refusal.ts';
import { parseStrictJson } from './strict-json.ts';
import { TextLines } from './text-lines.ts';

const read = (text: string): unknown => parseStrictJson('a.json', new TextLines(text)).value;

function refusal(text: string): string {
  try {
    read(text);
    return 'taken';
  } catch (thrown) {
    if (!(thrown instanceof PackRefusal)) throw thrown;
    return `${thrown.place.line}:${thrown.place.column} ${thrown.code}`;
  }
}

describe('parseStrictJson', () => {
  test('reads what JSON.stringify writes, as JSON.parse does, with any indent', () => {
    const json = fc
      .jsonValue({ maxDepth: 6 })
      .filter((value) => !JSON.stringify(value).includes('__proto__'));
    fc.assert(
      fc.property(json, fc.integer({ min: 0, max: 4 }), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(read(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('takes nothing that JSON.parse does not take, and never throws anything but a refusal', () => {
    const letters = fc.constantFrom(...'{}[]:,"\\ 01-.eEtruefalsn\n'.split(''));
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        if (refusal(text) === 'taken') expect(read(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['{"a": 1,\n "a": 2}', '2:2 json-key'],
    ['{"__proto__": 1}', '1:2 json-key'],
    ['{"a": {"\\u005f\\u005fproto__": 1}}', '1:8 json-key'],
    ['[1e999]', '1:2 json-number'],
    ['[-1e999]', '1:2 json-number'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'taken'],
    [`${'['.repeat(66)}${']'.repeat(66)}`, '1:66 json-depth'],
    ['["\\ud83d"]', '1:2 text-encoding'],
    ['["\\ud83d\\ude00"]', 'taken'],
    ['["a\nb"]', '1:4 json'],
    ['["\\x"]', '1:2 json'],
    ['["a', '1:2 json'],
    ['["a\\', '1:2 json'],
    ['[1,]', '1:4 json'],
    ['[+1]', '1:2 json'],
    ['[.5]', '1:2 json'],
    ['[0x10]', '1:3 json'],
    ['', '1:1 json'],
    ['true false', '1:6 json'],
    ['\uFEFF{}', '1:1 json'],
  ])('tells of %j: %s', (text, expected) => {
    expect(refusal(text)).toBe(expected);
  });
});

describe('JsonSource', () => {
  const source = JsonSource.read('a.json', '{\n  "a": ["x", {"b": "text"}]\n}\n');

  test('knows where values stand, and characters inside a text', () => {
    expect(source.at(['a', 1, 'b'], 'm', 2)).toMatchObject({ line: 2, column: 23, message: 'm' });
    expect(source.at(['a', 0], 'm')).toMatchObject({ line: 2, column: 10 });
  });

  test('points at the nearest parent of what is missing', () => {
    expect(source.at(['a', 7, 'c'], 'm')).toMatchObject({ line: 2, column: 8 });
  });

  test('yields a part as a source of its own', () => {
    expect(source.part('a').at([1, 'b'], 'm')).toMatchObject({
      file: 'a.json',
      line: 2,
      column: 21,
    });
  });
});
