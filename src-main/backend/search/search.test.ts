import { expect, test, vi } from 'vitest';
import { testHandlers } from '../../testing/test-handlers.ts';

/** What is found once all packs are read. */
async function found(handlers: ReturnType<typeof testHandlers>['handlers'], text: string) {
  return vi.waitUntil(async () => {
    const { hits, isComplete } = await handlers['search.find']({ text });
    return isComplete && hits.map(({ kind, title }) => [kind, title]);
  });
}

test('search finds statements, topics and notes by all words, the last by its beginning', async () => {
  const { handlers } = testHandlers();
  const one = { packId: 'test', exerciseId: 'one' };
  expect(await found(handlers, 'what more')).toEqual([['exercise', 'One more']]);
  expect(await found(handlers, 'COUNT')).toEqual([['topic', 'Counting']]);
  expect(await found(handlers, 'gradient')).toEqual([]);
  await handlers['annotation.set']({ ...one, note: 'A **gradient** flows.', isBookmarked: false });
  expect(await found(handlers, 'gradi')).toEqual([['note', 'One more']]);
  await handlers['annotation.set']({ ...one, note: '', isBookmarked: false });
  expect(await found(handlers, 'gradi')).toEqual([]);
  expect(await handlers['annotation.list'](undefined)).toEqual([]);
});

test('search finds titles at once, before any text is read', async () => {
  const { handlers } = testHandlers();
  const { hits, isComplete } = await handlers['search.find']({ text: 'twice' });
  expect(hits.map(({ exercise }) => exercise?.exerciseId)).toEqual(['two', 'three']);
  expect(isComplete).toBe(false);
});

test('search takes any text for words and never for a query', async () => {
  const { handlers } = testHandlers();
  for (const text of ['', '"', '* OR NOT', 'one) AND (', "'; DROP TABLE texts --", 'title:one'])
    expect(await found(handlers, text)).toBeInstanceOf(Array);
});
