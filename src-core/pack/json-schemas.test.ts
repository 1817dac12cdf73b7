import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { headOf } from '#core/exercise/parse/exercise-source.ts';
import { jsonSchemaOf } from './json-schemas.ts';

const PACKS = join(import.meta.dirname, '../../exercises');
const texts = readdirSync(PACKS, { recursive: true, encoding: 'utf8' }).map((path) => ({
  path,
  read: () => readFileSync(join(PACKS, path), 'utf8'),
}));
const exercises = texts.filter(
  ({ path }) => /^[^/\\]+[/\\][^/\\]+\.md$/.test(path) && !path.endsWith('README.md'),
);
const manifests = texts.filter(({ path }) => path.endsWith('pack.yaml'));

/** Without patterns of Unicode letters: JSON Schema reads them with the flag u, zod without. */
function schemaFrom(schema: object): z.ZodType {
  const isPlain = (key: string, value: unknown): boolean =>
    key !== 'pattern' || !String(value).includes('\\p{');
  const plain = JSON.stringify(schema, (key, value: unknown) =>
    isPlain(key, value) ? value : undefined,
  );
  return z.fromJSONSchema(JSON.parse(plain) as Parameters<typeof z.fromJSONSchema>[0]);
}

describe('jsonSchemaOf', () => {
  const exercise = schemaFrom(jsonSchemaOf('exercise'));
  const pack = schemaFrom(jsonSchemaOf('pack'));

  test('takes the front matter of every bundled exercise', () => {
    expect(exercises.length).toBeGreaterThan(100);
    const refused = exercises.filter(
      ({ read }) => !exercise.safeParse(parse(headOf(read()))).success,
    );
    expect(refused.map(({ path }) => path)).toEqual([]);
  });

  test('takes every bundled pack.yaml', () => {
    const refused = manifests.filter(({ read }) => !pack.safeParse(parse(read())).success);
    expect(refused.map(({ path }) => path)).toEqual([]);
  });

  test.each([
    ['an unknown key', { more: 1 }],
    ['an unknown type of answer', { parts: { a: { type: 'essay' } } }],
    ['an unknown key of an answer', { parts: { a: { type: 'integer', answer: '1', size: 3 } } }],
    ['a difficulty of 6', { difficulty: 6 }],
  ])('refuses %s', (_, change) => {
    const sound = {
      ...{ id: 'a', title: 'A', topics: ['t'], difficulty: 1 },
      parts: { a: { type: 'integer', answer: '1' } },
    };
    expect(exercise.safeParse(sound).success).toBe(true);
    expect(exercise.safeParse({ ...sound, ...change }).success).toBe(false);
  });
});
