import { describe, expect, test } from 'vitest';
import { draw } from '../draw.ts';
import { readPack } from './read-pack.ts';

const MANIFEST = `format: 1
id: demo
title: Demo
version: 1.0.0
topics:
  - { id: stride, title: Stride, line: How far a window moves., primer: true }
`;

const PRIMER = `---
parameters: { n: integer 4..9 }
original: { n: 5 }
let: { rows: "convOut(n, 3, 2)" }
view: { scene: convolution, input: "[1, n, n]", kernel: 3, stride: 2 }
---
Of {n} rows a window of 3 sees \\{ at stride 2 \\} $\\val{rows}$.
`;

const packOf = (primer: string, manifest = MANIFEST, path = 'primers/stride.md') =>
  readPack([
    { path: 'pack.yaml', text: manifest },
    { path, text: primer },
  ]);

const issuesOf = (...files: Parameters<typeof packOf>): string[] =>
  packOf(...files).issues.map(({ file, line, column, message }) => {
    return `${file}:${line}:${column}: ${message}`;
  });

describe('a primer', () => {
  test('is drawn as an exercise that asks nothing, with its picture', () => {
    const { pack, issues } = packOf(PRIMER);
    expect(issues).toEqual([]);
    const [primer] = pack?.primers ?? [];
    if (!pack || !primer) throw new Error('no primer');
    const problem = draw(pack, primer, 0);
    // ⌊(5 − 3) / 2⌋ + 1 = 2
    expect(problem.statement).toBe('Of 5 rows a window of 3 sees { at stride 2 } $2$.');
    expect(problem).toMatchObject({ exerciseId: 'primers/stride', title: 'Stride', parts: [] });
    expect(problem.scene).toMatchObject({ scene: 'convolution', input: [1, 5, 5] });
    expect(problem.hasVariants).toBe(true);
  });

  test('may do without any key', () => {
    expect(issuesOf('---\n---\nJust words.\n')).toEqual([]);
  });

  test.each([
    ['no front matter', 'Words.', /stride\.md:1:1: expected front matter/],
    ['a key of exercises', PRIMER.replace('let:', 'title: A\nlet:'), /:4:1: unknown key “title”/],
    ['a part', `${PRIMER}:::part a\n:::\n`, /:8:1: a primer asks nothing: “:::part”/],
    ['an unknown name', PRIMER.replace('{n} rows', '{m} rows'), /:7:5: “m” is not defined/],
    ['no original value', PRIMER.replace('original: { n: 5 }\n', ''), /:2:18: “n” has no value/],
  ])('with %s is refused where it stands', (_what, text, issue) => {
    expect(issuesOf(text)).toEqual([expect.stringMatching(issue)]);
  });

  test('belongs to a topic of its pack that announces it', () => {
    expect(issuesOf(PRIMER, MANIFEST, 'primers/other.md')).toEqual([
      'primers/other.md:1:1: no topic of this pack.yaml has the id “other” and “primer: true”',
      'pack.yaml:6:73: there is no primers/stride.md',
    ]);
  });
});

test('a pack has a section or a topic', () => {
  const empty = MANIFEST.split('topics:')[0] ?? '';
  expect(issuesOf(PRIMER, empty)[0]).toContain('a pack has at least one section or one topic');
});
