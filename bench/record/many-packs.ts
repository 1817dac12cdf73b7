import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPack, packFile } from '../../src-main/pack-files/build-pack.ts';

export const PACK_COUNT = 20;
export const PER_PACK = 100;

export const packIdOf = (pack: number): string => `many-${pack}`;
export const idOf = (exercise: number): string => `sum-${exercise}`;

/** Writes 20 pack files with 100 exercises each. */
export function writeManyPacks(folder: string): void {
  for (let pack = 0; pack < PACK_COUNT; pack++) {
    const exercises = Array.from({ length: PER_PACK }, (_, at) => idOf(at));
    const files = exercises.map((id, at) => ({ path: `${id}.md`, text: exerciseText(id, at) }));
    const { built, issues } = buildPack([
      ...files,
      { path: 'pack.yaml', text: manifest(pack, exercises) },
    ]);
    if (!built || issues.length > 0) throw new Error(JSON.stringify(issues.slice(0, 3)));
    writeFileSync(join(folder, `${packIdOf(pack)}.chainpack`), packFile(built));
  }
}

const manifest = (pack: number, exercises: string[]): string => `format: 1
id: ${packIdOf(pack)}
title: Many exercises, part ${pack}
version: 1.0.0
description: For measuring
conventions: [{ title: Counting, text: From 0. }]
sections: [{ title: All, exercises: [${exercises.join(', ')}] }]
topics: [{ id: counting-${pack}, title: Counting ${pack}, line: One after the other. }]
`;

const exerciseText = (id: string, at: number): string => `---
id: ${id}
title: Sum number ${at}
topics: [counting-0]
difficulty: ${1 + (at % 5)}
parameters: { n: integer 2..99999, m: integer 2..99999 }
original: { n: 3, m: 4 }
parts:
  a: { type: integer, answer: "n + m" }
  b: { type: integer, answer: "n * m" }
---
A convolution with kernel ${at} has {n} rows and {m} columns, and gradients flow through word${at}.

:::part a
How many in all?
:::
:::part b
How many cells?
:::
:::hint
Count on from {n}.
:::
:::solution
{n} and {m} give {n + m}.
:::
`;
