import { describe, expect, test } from 'vitest';
import { testHandlers } from '../../testing/test-handlers.ts';

type Handlers = ReturnType<typeof testHandlers>['handlers'];

const one = { packId: 'test', exerciseId: 'one' };

/** Answers variant 0 of exercise one: 4 is right, 3 is the mistake `forgot`. */
const answer = (handlers: Handlers, a: string, seed = 0) =>
  handlers['exercise.check']({ ...one, seed, answers: { a } });

describe('home.open', () => {
  test('has nothing to review for a new learner, and an empty week', async () => {
    const { today } = await testHandlers().handlers['home.open'](undefined);
    expect(today).toMatchObject({ reviews: [], waiting: 0, week: [0, 0, 0, 0, 0, 0, 0] });
    expect(today).not.toHaveProperty('drill');
  });

  test('offers a drill on a mistake that was made, and counts the answers of the week', async () => {
    const { handlers } = testHandlers();
    await answer(handlers, '3');
    await answer(handlers, '4');
    const { today } = await handlers['home.open'](undefined);
    expect(today.drill).toMatchObject({
      mistake: { id: 'forgot', title: 'one forgotten', count: 1, cleanDays: 0, isRetired: false },
      exercises: Array.from({ length: 4 }, () => ({ ...one, hasVariants: true })),
    });
    expect(today.week[today.weekday]).toBe(2);
  });

  test('offers a review once it is due, of what is still here', async () => {
    const { handlers, clock } = testHandlers();
    await answer(handlers, '4');
    expect((await handlers['home.open'](undefined)).today.reviews).toEqual([]);
    clock.goOn(4 * 86_400_000);
    const { today } = await handlers['home.open'](undefined);
    expect(today.reviews).toMatchObject([
      { ...one, title: 'One more', packTitle: 'Test pack', hasVariants: true },
    ]);
    expect(today.reviews[0]?.retrievability).toBeLessThan(0.9);
  });
});

describe('progress.open', () => {
  test('tells mastery by topic, days, difficulty, the ledger and the attempts', async () => {
    const { handlers } = testHandlers();
    await answer(handlers, '3');
    await answer(handlers, '4');
    const page = await handlers['progress.open'](undefined);
    expect(page.topics).toMatchObject([
      { id: 'counting', exerciseCount: 3, mastery: { level: 'learning', reviews: 1 } },
    ]);
    expect(page.days).toEqual([{ day: page.today, answers: 2, right: 1 }]);
    expect(page.byDifficulty[0]).toEqual({ difficulty: 1, answers: 1, right: 0 });
    expect(page.mistakes).toMatchObject([{ id: 'forgot', exercises: [one] }]);
    expect(page.attempts.map(({ status }) => status)).toEqual(['correct', 'wrong']);
    expect(page).toMatchObject({ attemptCount: 2, retention: [], rhythm: { minutes: 20 } });
    // Again: due tomorrow.
    expect(page.forecast.slice(0, 2)).toEqual([0, 1]);
  });

  test('plans until an exam that is to come, and keeps what was chosen', async () => {
    const { handlers } = testHandlers();
    await answer(handlers, '4');
    const { today, rhythm } = await handlers['progress.open'](undefined);
    const changed = await handlers['rhythm.set']({ ...rhythm, minutes: 5, examDay: today + 9 });
    expect(changed.exam?.days).toHaveLength(9);
    expect(changed.exam?.expected).toBeGreaterThan(changed.exam?.without ?? 1);
    const again = await handlers['progress.open'](undefined);
    expect(again.rhythm).toEqual({ ...rhythm, minutes: 5, examDay: today + 9 });
    expect(await handlers['rhythm.set']({ ...rhythm, examDay: today })).not.toHaveProperty('exam');
  });
});

test('attempt.list goes on with older attempts', async () => {
  const { handlers } = testHandlers();
  await answer(handlers, '3');
  await answer(handlers, '4');
  const [newest] = (await handlers['progress.open'](undefined)).attempts;
  const older = await handlers['attempt.list']({ before: newest?.attemptId ?? 0 });
  expect(older.map(({ status, seed }) => [status, seed])).toEqual([['wrong', 0]]);
});

test('each learner has a record and a rhythm of their own', async () => {
  const { handlers } = testHandlers();
  await answer(handlers, '3');
  const { rhythm } = await handlers['progress.open'](undefined);
  await handlers['rhythm.set']({ ...rhythm, minutes: 5 });
  const other = await handlers['profile.create']({ name: 'Bo' });
  await handlers['profile.select']({ profileId: other.profileId });
  const page = await handlers['progress.open'](undefined);
  expect(page).toMatchObject({ mistakes: [], attemptCount: 0, rhythm: { minutes: 20 } });
});
