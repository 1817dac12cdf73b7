import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import type { AuthorWords } from '#core/contract/author.ts';
import { jsonSchemaOf } from '#core/pack/json-schemas.ts';
import { completeWith } from './complete.ts';

const words: AuthorWords = {
  functions: [
    { name: 'convOut', signature: 'convOut(size, kernel)', docs: 'The size of an output.' },
  ],
  schemas: {
    pack: jsonSchemaOf('pack'),
    exercise: jsonSchemaOf('exercise'),
    assignment: jsonSchemaOf('assignment'),
  },
};

/** What is offered where `|` stands. */
function offered(text: string, path = 'a.md'): string[] {
  const pos = text.indexOf('|');
  const state = EditorState.create({ doc: text.replace('|', '') });
  const found = completeWith(words, path)(new CompletionContext(state, pos, false));
  return found?.options.map(({ label }) => label) ?? [];
}

const EXERCISE = `---
id: a
parameters:
  side: integer 1..9
let: { "half(x)": x / 2 }
HERE
---
Look at {side}. BODY
`;

const inHead = (line: string) => offered(EXERCISE.replace('HERE', line));
const inBody = (line: string) => offered(EXERCISE.replace('BODY', line));

describe('completeWith', () => {
  test('offers fields where a key is typed, and known values where a value is', () => {
    expect(inHead('dif|')).toContain('difficulty');
    expect(inHead('parts: { a: { type: i|')).toContain('integer');
    expect(offered('format: 1\nver|', 'pack.yaml')).toContain('version');
    expect(offered('format: 1\nt|', 'assignment.yaml')).toContain('tries');
  });

  test('offers functions and the names of the exercise in formulas', () => {
    const names = inHead('parts: { a: { type: integer, answer: con|');
    expect(names).toEqual(['side', 'half', 'convOut']);
    expect(inBody('{si|')).toContain('side');
  });

  test('offers nothing in plain text', () => {
    expect(inBody('convo|')).toEqual([]);
  });
});
