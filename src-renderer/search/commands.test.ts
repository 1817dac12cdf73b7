import { describe, expect, test } from 'vitest';
import { choiceOf, commandsFor } from './commands.ts';

const titles = (text: string) => commandsFor(text).map(({ title }) => title);

describe('commandsFor', () => {
  test('finds commands by the beginnings of words, in any order', () => {
    expect(titles('pro')).toEqual(['Progress']);
    expect(titles('theme da')).toEqual(['Dark theme']);
    expect(titles('da theme')).toEqual(['Dark theme']);
    expect(titles('xyz')).toEqual([]);
  });

  test('offers all of them before anything is typed', () => {
    expect(titles('').slice(0, 2)).toEqual(['Home', 'Learn']);
  });
});

test('choiceOf leads to the exercise or the topic that was found', () => {
  const found = { title: 'Sizes', place: 'Pack', excerpt: 'how many' };
  const exercise = { packId: 'p', exerciseId: 'a b', title: 'Sizes' };
  expect(choiceOf({ kind: 'note', ...found, exercise })).toEqual({
    ...{ kind: 'Note', title: 'Sizes', about: 'Pack · how many', href: '#/packs/p/a%20b' },
  });
  expect(choiceOf({ kind: 'topic', ...found, topicId: 'conv' }).href).toBe('#/learn/conv');
});
