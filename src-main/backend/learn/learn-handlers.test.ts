import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../testing/temporary-folder.ts';
import { testHandlers } from '../../testing/test-handlers.ts';
import { packWithFile, writePack } from '../../testing/test-pack.ts';

const TOPICS = `topics:
  - { id: twice, title: Twice, line: Two of each., needs: [counting] }
  - { id: counting, title: Counting, line: One after the other., primer: true }
`;

const PRIMER = `---
parameters: { n: integer 1..9 }
original: { n: 4 }
---
After {n} comes {n + 1}.
`;

/** The test pack with a primer and a second topic, which its exercise three has. */
function handlersWithTopics() {
  const files = packWithFile('pack.yaml', (text) => text.replace(/topics: .*\n/, TOPICS)).map(
    ({ path, text }) => {
      const topics = path === 'three.md' ? '[twice, counting]' : '[counting]';
      return { path, text: text.replace('topics: [counting]', `topics: ${topics}`) };
    },
  );
  const folder = writePack(temporaryFolder(), 'test', files);
  mkdirSync(join(folder, 'primers'));
  writeFileSync(join(folder, 'primers/counting.md'), PRIMER);
  return testHandlers({ packDirs: [folder], random: () => 0.5 }).handlers;
}

type Handlers = ReturnType<typeof handlersWithTopics>;

async function solve(handlers: Handlers, exerciseId: string, answers: Record<string, string>) {
  await handlers['exercise.check']({ packId: 'test', exerciseId, seed: 0, answers });
}

describe('learn.open', () => {
  test('yields the topics in order, the path through their exercises, and what comes next', async () => {
    const page = await handlersWithTopics()['learn.open'](undefined);
    expect(page.topics).toMatchObject([
      { id: 'counting', layer: 0, needs: [], leadsTo: ['twice'], exerciseCount: 3 },
      { id: 'twice', layer: 1, needs: ['counting'], leadsTo: [], exerciseCount: 1 },
    ]);
    const path = page.path.map(({ topicId, exercises }) => [
      topicId,
      exercises.map(({ id }) => id),
    ]);
    expect(path).toEqual([
      ['counting', ['one', 'two']],
      ['twice', ['three']],
    ]);
    expect(page.next).toEqual({ packId: 'test', exerciseId: 'one', title: 'One more' });
  });

  test('tells how far the learner is with each topic, and goes on behind what is solved', async () => {
    const handlers = handlersWithTopics();
    await solve(handlers, 'three', { a: '4', b: '6' });
    await solve(handlers, 'one', { a: '4' });
    const { topics, next } = await handlers['learn.open'](undefined);
    expect(topics.map(({ state, solvedCount }) => [state, solvedCount])).toEqual([
      ['started', 2],
      ['solved', 1],
    ]);
    expect(next?.exerciseId).toBe('two');
    await solve(handlers, 'two', { a: '4', b: '6' });
    expect(await handlers['learn.open'](undefined)).not.toHaveProperty('next');
  });
});

describe('topic.open', () => {
  test('yields the primer with its own numbers, the neighbours and the exercises of all packs', async () => {
    const page = await handlersWithTopics()['topic.open']({ topicId: 'counting' });
    expect(page.topic).toMatchObject({ title: 'Counting', line: 'One after the other.' });
    expect(page.primer).toMatchObject({ statement: 'After 4 comes 5.', parts: [], seed: 0 });
    expect(page.leadsTo.map(({ id }) => id)).toEqual(['twice']);
    expect(page.exercises.map(({ id, packTitle }) => [id, packTitle])).toEqual([
      ['one', 'Test pack'],
      ['two', 'Test pack'],
      ['three', 'Test pack'],
    ]);
    expect(page.next?.exerciseId).toBe('one');
  });

  test('does without a primer, and says that a topic is unknown', async () => {
    const handlers = handlersWithTopics();
    expect(await handlers['topic.open']({ topicId: 'twice' })).not.toHaveProperty('primer');
    const lost = async () => handlers['topic.open']({ topicId: 'lost' });
    await expect(lost).rejects.toThrow('There is no topic “lost” here.');
  });
});

describe('topic.another', () => {
  test('draws the primer with other numbers, under a seed that draws them again', async () => {
    const handlers = handlersWithTopics();
    const drawn = await handlers['topic.another']({ topicId: 'counting', seed: 0 });
    expect(drawn.statement).toMatch(/^After [1-9] comes \d+\.$/);
    expect(drawn.statement).not.toBe('After 4 comes 5.');
    const again = await handlers['topic.open']({ topicId: 'counting', seed: drawn.seed });
    expect(again.primer).toEqual(drawn);
  });

  test('is refused where there is no primer', async () => {
    const refused = async () =>
      handlersWithTopics()['topic.another']({ topicId: 'twice', seed: 0 });
    await expect(refused).rejects.toThrow('has no primer');
  });
});

test('exercise.open names the topics that the map has', async () => {
  const page = await handlersWithTopics()['exercise.open']({ packId: 'test', exerciseId: 'three' });
  expect(page.topics).toEqual([
    { id: 'twice', title: 'Twice' },
    { id: 'counting', title: 'Counting' },
  ]);
});

test('a pack that only tells topics stands in no list of packs', async () => {
  const text = `format: 1\nid: map\ntitle: Map\nversion: 1.0.0\n${TOPICS.replace(', primer: true', '')}`;
  const folder = writePack(temporaryFolder(), 'map', [{ path: 'pack.yaml', text }]);
  const { handlers } = testHandlers({ packDirs: [folder] });
  expect(await handlers['pack.list'](undefined)).toEqual([]);
  expect((await handlers['home.open'](undefined)).packs).toEqual([]);
  expect((await handlers['learn.open'](undefined)).topics).toHaveLength(2);
});
