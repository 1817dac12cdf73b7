import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PackFile } from '../exercise.ts';
import { readPack } from '../parse/read-pack.ts';
import { beginnerPath } from './beginner-path.ts';
import { conceptMap } from './concept-map.ts';
import { topicIssues } from './topic-issues.ts';

const EXERCISES = join(import.meta.dirname, '../../../exercises');

const filesOf = (folder: string): PackFile[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(md|yaml)$/.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      text: readFileSync(join(folder, path), 'utf8'),
    }));

const read = readdirSync(EXERCISES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const files = filesOf(join(EXERCISES, name));
    const { pack } = readPack(files);
    return pack ? [{ pack, files }] : [];
  });
const packs = read.map(({ pack }) => pack);
const map = conceptMap(packs.map(({ id, topics }) => ({ packId: id, topics })));
const exercises = packs.flatMap(({ id, exercises: all }) =>
  all.map((exercise) => ({ ...exercise, packId: id })),
);

/** Topics that the course begins with or rests on; each has a page to begin with. */
const WITH_PRIMER = [
  ...['convolution', 'padding', 'stride', 'dilation', 'groups', 'transposed-convolution'],
  ...['receptive-field', 'batch-norm', 'convolution-matrix', 'piecewise-linearity', 'softmax'],
  ...['automatic-differentiation', 'initialisation', 'elbo', 'input-gradients'],
];

describe('the topics of the bundled packs', () => {
  test.each(read.map(({ pack, files }) => [pack.id, pack, files] as const))(
    'are told once, have exercises and go in no circle, as %s uses them',
    (_id, pack, files) => {
      const others = packs.filter((other) => other !== pack);
      expect(topicIssues(pack, files, others)).toEqual([]);
    },
  );

  test('have a primer where the course needs one', () => {
    const primers = packs.flatMap((pack) => pack.primers.map(({ id }) => id));
    expect(primers.toSorted()).toEqual(WITH_PRIMER.map((id) => `primers/${id}`).toSorted());
  });

  test('need nothing that their other needs lead to anyway', () => {
    const needsOf = new Map(map.map(({ id, needs }) => [id, needs]));
    const before = (id: string): string[] =>
      (needsOf.get(id) ?? []).flatMap((need) => [need, ...before(need)]);
    const spare = map.flatMap(({ id, needs }) =>
      needs
        .filter((need) => needs.some((other) => other !== need && before(other).includes(need)))
        .map((need) => `${id} needs ${need} twice`),
    );
    expect(spare).toEqual([]);
  });

  test('lead a beginner through every exercise, an easy one first', () => {
    const path = beginnerPath(map, exercises).flatMap((step) => step.exercises);
    expect(path).toHaveLength(exercises.length);
    expect(path[0]?.difficulty).toBe(1);
  });

  test.each(packs.flatMap((pack) => pack.primers.map((primer) => [primer.id, primer] as const)))(
    '%s fits one screen',
    (_id, { statement }) => {
      const words = statement.source.replaceAll(/\$\$?[^$]*\$\$?/g, ' x ').split(/\s+/).length;
      expect(words).toBeGreaterThan(120);
      expect(words).toBeLessThan(300);
    },
  );
});
