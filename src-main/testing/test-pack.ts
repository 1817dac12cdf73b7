import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackFile } from '#core/exercise/engine.ts';

const MANIFEST = `format: 1
id: test
title: Test pack
version: 1.0.0
description: For tests
conventions: [{ title: Counting, text: From 0. }]
sections:
  - { title: First, exercises: [one, two] }
  - { title: Last, exercises: [three] }
topics: [{ id: counting, title: Counting, line: One after the other. }]
`;

/** Has numbers to draw, two hints and a solution. */
const ONE = `---
id: one
title: One more
topics: [counting]
difficulty: 1
parameters: { n: integer 2..99 }
original: { n: 3 }
parts:
  a: { type: integer, answer: "n + 1", misreadings: [{ answer: "n", id: forgot, title: one forgotten, say: You forgot to add one. }] }
---
Look at {n}.

:::part a
What is one more than {n}?
:::
:::hint
Count on from {n}.
:::
:::hint
It ends at {n + 1}.
:::
:::solution
One more than {n} is {n + 1}.
:::
`;

/** Comes after `one` and has no numbers to draw. */
const TWO = `---
id: two
title: Twice
topics: [counting]
difficulty: 2
needs: [one]
parts:
  a: { type: integer, answer: "4" }
  b: { type: integer, answer: "6" }
---
Twice.

:::part a
Twice 2?
:::
:::part b
Twice 3?
:::
`;

const THREE = TWO.replace('id: two', 'id: three').replace('needs: [one]', 'needs: [two]');

/** A sound pack of three exercises. */
export const TEST_PACK: PackFile[] = [
  { path: 'one.md', text: ONE },
  { path: 'pack.yaml', text: MANIFEST },
  { path: 'three.md', text: THREE },
  { path: 'two.md', text: TWO },
];

/** Writes files as the folder `name` in `parent` and yields its path. */
export function writePack(parent: string, name = 'test', files = TEST_PACK): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  return folder;
}

/** The test pack with the text of one file changed. */
export function packWithFile(path: string, change: (text: string) => string): PackFile[] {
  return TEST_PACK.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
}
