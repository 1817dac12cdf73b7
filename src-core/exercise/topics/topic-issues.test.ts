import { describe, expect, test } from 'vitest';
import type { PackFile } from '../exercise.ts';
import { readPack } from '../parse/read-pack.ts';
import { topicIssues } from './topic-issues.ts';

const exercise = (id: string, topics: string): PackFile => ({
  path: `${id}.md`,
  text: `---
id: ${id}
title: One
topics: ${topics}
difficulty: 1
parts: { a: { type: integer, answer: 1 } }
---
Say one.

:::part a
:::
`,
});

const manifest = (id: string, topics: string, exercises: string): PackFile => ({
  path: 'pack.yaml',
  text: `format: 1
id: ${id}
title: A pack
version: 1.0.0
${topics}
${exercises}`,
});

function packOf(files: PackFile[]) {
  const { pack, issues } = readPack(files);
  if (!pack || issues.length > 0) throw new Error(JSON.stringify(issues));
  return pack;
}

/** The bundled pack of these tests: it tells strides and asks about them. */
const KNOWN = packOf([
  manifest(
    'known',
    'topics: [{ id: stride, title: Stride, line: Steps., needs: [] }]',
    'sections: [{ title: All, exercises: [one] }]',
  ),
  exercise('one', '[stride]'),
]);

function issuesOf(topics: string, ofExercise: string): string[] {
  const files = [
    manifest('mine', topics, 'sections: [{ title: All, exercises: [two] }]'),
    exercise('two', ofExercise),
  ];
  return topicIssues(packOf(files), files, [KNOWN]).map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  );
}

describe('topicIssues', () => {
  test('finds nothing wrong with topics of its own and of other packs', () => {
    const own = 'topics: [{ id: hops, title: Hops, line: More., needs: [stride] }]';
    expect(issuesOf(own, '[hops, stride]')).toEqual([]);
  });

  test('names a topic of an exercise that nobody tells, and the one that may be meant', () => {
    expect(issuesOf('', '[stride, strde]')).toEqual([
      'two.md:4:18: there is no topic “strde”; did you mean “stride”?',
    ]);
    expect(issuesOf('', '[attention]')).toEqual([
      'two.md:4:10: there is no topic “attention”; “topics” of pack.yaml may tell it',
    ]);
  });

  test('names a need that nobody tells', () => {
    const own = 'topics: [{ id: hops, title: Hops, line: More., needs: [leaps] }]';
    expect(issuesOf(own, '[hops]')[0]).toMatch(/^pack\.yaml:5:56: there is no topic “leaps”/);
  });

  test('names a circle once, with its way', () => {
    const own = `topics:
  - { id: a, title: A, line: A., needs: [stride, b] }
  - { id: b, title: B, line: B., needs: [a] }`;
    expect(issuesOf(own, '[a, b]')).toEqual(['pack.yaml:6:50: needs go in a circle: a → b → a']);
  });

  test('names a topic without an exercise, and one that another pack tells', () => {
    const own = `topics:
  - { id: stride, title: Stride, line: Again. }
  - { id: idle, title: Idle, line: Nothing. }`;
    expect(issuesOf(own, '[stride]')).toEqual([
      'pack.yaml:6:11: the topic “stride” is told by the pack known; refer to it only',
      'pack.yaml:7:11: no exercise has the topic “idle”',
    ]);
  });
});
