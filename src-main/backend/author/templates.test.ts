import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPack } from '#core/exercise/engine.ts';
import { answerTypeNames } from '#core/exercise/types/index.ts';
import { firstManifest } from './pack-template.ts';
import { exerciseFrom, templatesIn } from './templates.ts';

const templates = templatesIn(join(import.meta.dirname, '../../../exercises/README.md'));

describe('templatesIn', () => {
  test('has an exercise for each answer type, under ids of their own', () => {
    const types = new Set(templates.flatMap(({ id }) => id.split('-')));
    expect([...types].sort()).toEqual([...answerTypeNames].sort());
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  });

  test.each(templates)(
    '$id is an exercise without a fault under another id and title',
    (template) => {
      expect(template.title).toMatch(/^\S.{3,}[^.:]$/);
      const text = exerciseFrom(template, 'first', 'It’s “new”: $1');
      const { pack, issues } = readPack([
        { path: 'pack.yaml', text: firstManifest('mine', 'Mine') },
        { path: 'first.md', text },
      ]);
      expect(issues).toEqual([]);
      expect(pack?.exercises.map(({ id, title }) => [id, title])).toEqual([
        ['first', 'It’s “new”: $1'],
      ]);
    },
  );
});
