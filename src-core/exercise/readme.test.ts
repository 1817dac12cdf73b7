import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { NONE } from './answers.ts';
import { answerForm } from './answer-form.ts';
import { offerCodeRunner } from './code/code-runner.ts';
import { plainRunner } from './code/testing/plain-runner.ts';
import type { Pack } from './exercise.ts';
import { lintExercise } from './lint/lint-exercise.ts';
import { readPack } from './parse/read-pack.ts';
import { topicIssues } from './topics/topic-issues.ts';
import { trySamples } from './try-samples.ts';
import { answerTypeNames } from './types/index.ts';

offerCodeRunner(plainRunner);

const EXERCISES = join(import.meta.dirname, '../../exercises');
const README = readFileSync(join(EXERCISES, 'README.md'), 'utf8');

const blocksOf = (language: string): string[] =>
  [...README.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block]) => block ?? '',
  );
const idOf = (text: string): string | undefined => /^id: ([a-z0-9-]+)/m.exec(text)?.[1];

const files = blocksOf('markdown');
const exercises = files.filter((text) => idOf(text) !== undefined);
const primers = files.filter((text) => idOf(text) === undefined);
const [manifest = ''] = blocksOf('yaml').filter((text) => text.startsWith('format:'));
const [topics = ''] = blocksOf('yaml').filter((text) => text.startsWith('topics:'));

/** The pack of the page, with all of its examples. */
const pack = [
  {
    path: 'pack.yaml',
    text: manifest.replace('[output-size]', `[${exercises.map(idOf).join(', ')}]`) + topics,
  },
  ...exercises.map((text) => ({ path: `${idOf(text)}.md`, text })),
  ...primers.map((text) => ({ path: 'primers/attention.md', text })),
];
const read = readPack(pack);
const inWords = ({ file, line, message }: (typeof read.issues)[number]): string =>
  `${file}:${line}: ${message}`;

/** The pack of the topics that all packs share. */
const shared = readPack(
  ['pack.yaml'].map((path) => ({
    path,
    text: readFileSync(join(EXERCISES, 'topics', path), 'utf8'),
  })),
).pack;

describe('the examples of exercises/README.md', () => {
  test('are read without an issue when they are copied', () => {
    expect(read.issues.map(inWords)).toEqual([]);
    expect(read.pack?.exercises).toHaveLength(exercises.length);
    expect(read.pack?.primers).toHaveLength(1);
  });

  test('have a place for each cell that a verdict on a wrong answer marks', () => {
    const marked = (read.pack?.exercises ?? []).flatMap((exercise) => {
      const one = { ...(read.pack as Pack), exercises: [exercise], primers: [] };
      return exercise.parts.flatMap(({ id, type }) => {
        const form = answerForm(one, exercise, 0, id);
        const places = form?.rows.flatMap(({ cells }) => cells.map(({ key }) => key)) ?? [];
        expect(new Set(places).size).toBe(places.length);
        const wrong = trySamples(one, exercise, 0).find(
          ({ part, sample }) => part === id && sample === 'wrong',
        );
        // That no cell of a picture is right is no place in it.
        const cells = Object.keys(wrong?.verdict.cells ?? {}).filter(
          (key) => type !== 'pick' || key !== NONE,
        );
        if (form)
          expect(places, `${exercise.id}, part ${id}`).toEqual(expect.arrayContaining(cells));
        return form && cells.length > 0 ? [type] : [];
      });
    });
    expect(marked).toEqual(expect.arrayContaining(['matrix', 'table', 'shape', 'choices', 'pick']));
  });

  test('show every answer type', () => {
    const shown = read.pack?.exercises.flatMap(({ parts }) => parts.map(({ type }) => type));
    expect([...new Set(shown)].toSorted()).toEqual(answerTypeNames.toSorted());
  });

  test('have topics that the shared map or the page itself tells', () => {
    if (!read.pack || !shared) throw new Error('no pack');
    const issues = topicIssues(read.pack, pack, [shared]).map(inWords);
    // The page has no exercise on attention.
    expect(issues.filter((issue) => !issue.includes('no exercise has'))).toEqual([]);
  });

  describe.each((read.pack?.exercises ?? []).map((one) => [one.id, one] as const))(
    '%s',
    (_id, exercise) => {
      if (!read.pack) return;
      const own = read.pack;

      test('takes its own answer for right and others for wrong', () => {
        for (const { part, sample, verdict } of trySamples(own, exercise, 0)) {
          const isText = verdict.status === 'self-marked';
          if (sample === 'correct' && !isText)
            expect([part, verdict.status]).toEqual([part, 'correct']);
          if (sample === 'wrong' && !isText) expect(['wrong', 'partly']).toContain(verdict.status);
        }
      });

      test('has nothing that lint finds wrong but hints and a solution, which the page leaves out', () => {
        const found = lintExercise(own, exercise, { seeds: 30, thoroughSeeds: 2, now: () => 0 });
        const messages = found.map(({ seed, message }) => `seed ${seed}: ${message}`);
        expect(messages.filter((one) => !/hints, got|worked solution/.test(one))).toEqual([]);
      });
    },
  );
});
