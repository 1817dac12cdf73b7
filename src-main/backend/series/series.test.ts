import { describe, expect, test } from 'vitest';
import type { Answers } from '#core/exercise/answers.ts';
import { plain } from '#core/exercise/language/marks.ts';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testHandlers } from '../../testing/test-handlers.ts';
import { packWithFile, writePack } from '../../testing/test-pack.ts';

const one = { packId: 'test', exerciseId: 'one' };

/** The test pack with a second topic that needs the first, asked about by exercise `two` alone. */
function twoTopics() {
  const files = packWithFile('pack.yaml', (text) =>
    text.replace(
      'line: One after the other. }]',
      'line: One after the other. }, { id: doubling, title: Doubling, line: Twice., needs: [counting] }]',
    ),
  ).map((file) =>
    /^(two|three)\.md$/.test(file.path)
      ? { ...file, text: file.text.replace('[counting]', '[doubling]') }
      : file,
  );
  return testHandlers({ packDirs: [writePack(temporaryFolder(), 'test', files)] });
}

type Made = ReturnType<typeof testHandlers>;

/** Answers the exercise that a series stands at. */
async function answerStep({ handlers }: Made, isRight: boolean) {
  const page = await handlers['series.open'](undefined);
  const step = page?.steps.at(-1);
  if (!page || !step) throw new Error('no series is under way');
  const { packId, exerciseId, seed } = step;
  const { problem } = await handlers['exercise.open']({ packId, exerciseId, seed });
  const n = Number(/\d+/.exec(plain(problem.statement))?.[0]);
  const right: Answers = exerciseId === 'one' ? { a: `${n + 1}` } : { a: '4', b: '6' };
  const answers: Answers = isRight ? right : { a: exerciseId === 'one' ? `${n}` : '9' };
  await handlers['exercise.check']({ packId, exerciseId, seed, answers });
  return handlers['series.next']({ seriesId: page.seriesId });
}

describe('a placement', () => {
  test('asks one topic after another and ends with what is known and where to begin', async () => {
    const made = twoTopics();
    const { handlers } = made;
    expect(await handlers['series.open'](undefined)).toBeNull();
    const begun = await handlers['series.start']({ kind: 'placement' });
    expect(begun).toMatchObject({ kind: 'placement', most: 10, isOver: false });
    expect(begun.steps).toHaveLength(1);
    const asked = begun.steps[0]?.topic?.id;
    let page = await answerStep(made, asked === 'counting');
    while (!page.isOver) page = await answerStep(made, page.steps.at(-1)?.topic?.id === 'counting');
    expect(page.found?.known.map(({ id }) => id)).toEqual(['counting']);
    expect(page.found?.start).toMatchObject([
      { topic: { id: 'doubling' }, exercise: { exerciseId: 'two' } },
    ]);
    expect(new Set(page.steps.map(({ exerciseId }) => exerciseId)).size).toBe(page.steps.length);
  });

  test('can be left and found again where it was, and what is passed over counts as not known', async () => {
    const made = twoTopics();
    const { handlers } = made;
    const begun = await handlers['series.start']({ kind: 'placement' });
    expect(await handlers['series.open'](undefined)).toEqual(begun);
    let page = await handlers['series.next']({ seriesId: begun.seriesId });
    expect(page.steps[0]).toMatchObject({ outcome: 'skipped' });
    while (!page.isOver) page = await handlers['series.next']({ seriesId: begun.seriesId });
    expect(page.found).toMatchObject({ known: [], start: [{ topic: { id: 'counting' } }] });
  });

  test('ends where the learner wants it to, and goes on when that is taken back', async () => {
    const { handlers } = twoTopics();
    const { seriesId } = await handlers['series.start']({ kind: 'placement' });
    expect(await handlers['series.end']({ seriesId })).toMatchObject({ isOver: true });
    expect((await handlers['series.next']({ seriesId })).steps).toHaveLength(1);
    const resumed = await handlers['series.resume']({ seriesId });
    expect(resumed).toMatchObject({ isOver: false, steps: [{}] });
    expect(await handlers['series.end']({ seriesId })).toMatchObject({ isOver: true });
    await expect(handlers['series.end']({ seriesId: seriesId + 1 })).rejects.toMatchObject({
      code: 'unknown-series',
    });
  });

  test('that was begun in place of another is taken back, and the other goes on as it was', async () => {
    const { handlers } = twoTopics();
    const first = await handlers['series.start']({ kind: 'placement' });
    const { seriesId } = await handlers['series.start']({ kind: 'placement' });
    expect(seriesId).not.toBe(first.seriesId);
    expect(await handlers['series.takeBack']({ seriesId })).toEqual(first);
    expect(await handlers['series.open'](undefined)).toEqual(first);
    expect(await handlers['series.takeBack']({ seriesId: first.seriesId })).toBeNull();
  });
});

describe('a drill', () => {
  test('draws variant after variant where the mistake was made, and tells where it was made again', async () => {
    const made = testHandlers();
    const { handlers } = made;
    await handlers['exercise.check']({ ...one, seed: 0, answers: { a: '3' } });
    const begun = await handlers['series.start']({ kind: 'drill', mistake: 'forgot' });
    expect(begun).toMatchObject({ mistake: 'one forgotten', most: 4, steps: [one] });
    await answerStep(made, false);
    await answerStep(made, true);
    await answerStep(made, true);
    const page = await answerStep(made, true);
    expect(page).toMatchObject({ isOver: true });
    const outcomes = page.steps.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['made', 'right', 'right', 'right']);
    expect(new Set([0, ...page.steps.map(({ seed }) => seed)]).size).toBe(5);
  });

  test('is refused for a mistake that was never made', async () => {
    const { handlers } = testHandlers();
    const start = handlers['series.start']({ kind: 'drill', mistake: 'forgot' });
    await expect(start).rejects.toMatchObject({ code: 'no-drill' });
  });
});

describe('review.open', () => {
  test('begins at the part that failed, with those before it filled in', async () => {
    const withTwoParts = packWithFile('one.md', (text) =>
      text
        .replace('parts:\n', 'parts:\n  z: { type: integer, answer: "n + 2" }\n')
        .replace(':::part a', ':::part z\nTwo more?\n:::\n\n:::part a'),
    );
    const packDirs = [writePack(temporaryFolder(), 'test', withTwoParts)];
    const { handlers } = testHandlers({ packDirs });
    expect(await handlers['review.open'](one)).toMatchObject({ filledIn: 0 });
    await handlers['exercise.check']({ ...one, seed: 0, answers: { z: '5', a: '9' } });
    const place = await handlers['review.open'](one);
    expect(place).toMatchObject({ part: 'a', filledIn: 1 });
    const page = await handlers['exercise.open']({ ...one, seed: place.seed });
    const { verdict } = await handlers['exercise.check']({
      ...one,
      seed: place.seed,
      answers: page.answers,
    });
    expect(verdict.parts.map(({ status }) => status)).toEqual(['correct', 'unanswered']);
  });
});
