import { describe, expect, test } from 'vitest';
import { readPack } from './read-pack.ts';

const MANIFEST = `format: 1
id: demo
title: Demo
version: 1.0.0
sections:
  - title: One
    exercises: [sum]
`;

const EXERCISE = `---
id: sum
title: A sum
topics: [numbers]
difficulty: 1
parameters: { a: integer 1..9 }
original: { a: 2 }
parts:
  total: { type: integer, answer: a + 1 }
---
What is $\\val{a} + 1$?

:::part total
Give the sum.
:::
`;

function issuesOf(exercise: string, manifest = MANIFEST): string[] {
  const files = [
    { path: 'pack.yaml', text: manifest },
    { path: 'sum.md', text: exercise },
  ];
  return readPack(files).issues.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`,
  );
}

describe('readPack', () => {
  test('reads a pack without issues', () => {
    const files = [
      { path: 'pack.yaml', text: MANIFEST },
      { path: 'sum.md', text: EXERCISE },
    ];
    const { pack, issues } = readPack(files);
    expect(issues).toEqual([]);
    expect(pack?.exercises.map(({ id, section }) => [id, section])).toEqual([['sum', 'One']]);
  });

  test.each([
    ['a missing field', ['title: A sum\n', ''], 'sum.md:2:1: “title” is missing'],
    ['an unknown key', ['topics:', 'topix: 1\ntopics:'], 'sum.md:4:1: unknown key “topix”'],
    [
      'a wrong type',
      ['difficulty: 1', 'difficulty: easy'],
      'sum.md:5:13: difficulty: expected number, received string',
    ],
    [
      'an unknown key of a part',
      ['type: integer,', 'type: integer, size: 3,'],
      'sum.md:9:27: unknown key “size”',
    ],
    [
      'an unknown name',
      ['answer: a + 1', 'answer: a + bb'],
      'sum.md:9:39: “bb” is not defined; known here: a, given, output',
    ],
    [
      'an unknown function',
      ['answer: a + 1', 'answer: "convOt(a)"'],
      'sum.md:9:36: there is no function “convOt”; did you mean “convOut”?',
    ],
    [
      'a formula that cannot be read',
      ['answer: a + 1', 'answer: a + '],
      'sum.md:9:38: answer: the formula ends too early',
    ],
    [
      'a formula in symbols that cannot be read',
      ['type: integer, answer: a + 1', 'type: expression, answer: sinx(q), symbols: { q: angle }'],
      'sum.md:9:38: answer:',
    ],
    [
      'a list that holds itself',
      ['parts:', 'let: { h: &h [*h] }\nparts:'],
      'sum.md:8:14: h: expected a formula',
    ],
    ['an unknown answer type', ['type: integer', 'type: interger'], 'sum.md:9:18: type:'],
    ['broken KaTeX', ['$\\val{a} + 1$', '$\\val{a} + \\frac{1$'], 'sum.md:11:27: formula:'],
    [
      'an unknown name in the text',
      ['$\\val{a} + 1$', '{zz}'],
      'sum.md:11:10: “zz” is not defined',
    ],
    [
      'a part without text',
      [':::part total', ':::hint'],
      'sum.md:9:10: part total has no “:::part total” in the text',
    ],
    [
      'a block that is not closed',
      ['sum.\n:::\n', 'sum.\n'],
      'sum.md:13:1: “:::part” is not closed',
    ],
    [
      'an unknown block',
      [':::part total', ':::prat total'],
      'sum.md:13:1: “:::prat total” is not one of',
    ],
    [
      'a parameter without original',
      ['original: { a: 2 }', 'original: {}'],
      'sum.md:6:18: “a” has no value under “original”',
    ],
    [
      'a domain that cannot be read',
      ['integer 1..9', 'integer 1 to 9'],
      'sum.md:6:18: a: expected “integer 1..9”',
    ],
    [
      'an id that is not the file name',
      ['id: sum', 'id: some'],
      'sum.md:2:5: the id “some” does not fit',
    ],
  ] as [string, [string, string], string][])('points at %s', (_what, [from, to], expected) => {
    const issues = issuesOf(EXERCISE.replace(from, to));
    expect(
      issues.some((issue) => issue.startsWith(expected)),
      issues.join('\n'),
    ).toBe(true);
  });

  test('takes functions of the exercise among its lets, and checks them', () => {
    const withLets = (lets: string, answer: string) =>
      issuesOf(
        EXERCISE.replace('parts:', `let: { ${lets} }\nparts:`).replace('a + 1 }', `"${answer}" }`),
      );
    expect(withLets('"f(x, y)": "x * y + a"', 'f(a, 2) + round(pi)')).toEqual([]);
    expect(withLets('"f(x)": "x + z"', 'f(a)').join()).toContain('“z” is not defined');
    expect(withLets('"f(x)": x', 'f(a, 2)').join()).toContain('f(x) takes 1 arguments, got 2');
    expect(withLets('"f(x)": x', 'g(a)').join()).toContain('there is no function “g”');
    expect(withLets('"f(x": x', 'a').join()).toContain('f(x: ');
    expect(withLets('"f(x)": x', 'f').join()).toContain('“f” is not defined');
  });

  test('reports broken YAML with its place and reads on in the body', () => {
    const issues = issuesOf(
      EXERCISE.replace('topics: [numbers]', 'topics: [numbers').replace('$\\val', '$\\fra{ \\val'),
    );
    expect(issues.some((issue) => /^sum\.md:\d+:\d+: /.test(issue))).toBe(true);
    expect(issues.some((issue) => issue.includes('formula:'))).toBe(true);
  });

  test('reports all issues of a file at once', () => {
    const broken = EXERCISE.replace('title: A sum\n', '').replace('difficulty: 1', 'difficulty: 9');
    expect(issuesOf(broken.replace('type: integer,', 'type: integer, size: 3,'))).toHaveLength(3);
    const misnamed = EXERCISE.replace('answer: a + 1', 'answer: a + bb').replace(
      ':::\n',
      ':::\n:::hnt\n',
    );
    expect(issuesOf(misnamed)).toHaveLength(2);
  });

  test('loads the other exercises of a pack', () => {
    const manifest = MANIFEST.replace('[sum]', '[sum, other]');
    const files = [
      { path: 'pack.yaml', text: manifest },
      { path: 'sum.md', text: EXERCISE },
      {
        path: 'other.md',
        text: EXERCISE.replace('id: sum', 'id: other').replace('a + 1 }', 'a + }'),
      },
    ];
    const { pack, issues } = readPack(files);
    expect(pack?.exercises.map(({ id }) => id)).toEqual(['sum']);
    expect(issues.map(({ file }) => file)).toEqual(['other.md']);
  });

  test('reports exercises that are listed and missing, there and not listed, or needed and unknown', () => {
    const manifest = MANIFEST.replace('[sum]', '[sun]');
    const needy = EXERCISE.replace('difficulty: 1', 'difficulty: 1\nneeds: [moon]');
    expect(issuesOf(EXERCISE, manifest)).toEqual([
      'pack.yaml:7:17: there is no sun.md',
      'pack.yaml:6:3: sum.md is in no section',
    ]);
    expect(issuesOf(needy)).toEqual(['sum.md:1:1: needs “moon”, which is not in this pack']);
  });

  test('says so when there is no pack.yaml', () => {
    const { pack, issues } = readPack([{ path: 'sum.md', text: EXERCISE }]);
    expect(pack).toBeUndefined();
    expect(issues[0]?.message).toContain('pack.yaml');
  });
});
