import { ArgumentError, BudgetError } from '#core/errors.ts';
import { Rational } from '#core/symbolic/rational.ts';
import { calculate } from '../arithmetic.ts';
import { asBoolean, equalValues } from '../value.ts';
import type { Value } from '../value.ts';
import { compareNumbers } from './numbers.ts';
import type { Arguments, PackFunction } from './pack-function.ts';

const MAX_ITEMS = 10_000;

/** Making lists, and asking about their items. */
export const sequenceFunctions: PackFunction[] = [
  {
    signature: 'steps(first, last, step = 1)',
    docs: 'The numbers first, first + step, … up to last: steps(0.1, 0.5, 0.1).',
    call: steps,
  },
  {
    signature: 'repeated(value, count)',
    docs: 'A list that holds the same value so many times.',
    call: (given) => Array<Value>(within(given.integer('count'))).fill(given.value('value')),
  },
  {
    signature: 'zip(first, second, third?)',
    docs: 'The lists side by side: item i of the result is [first[i], second[i]], as long as the shortest.',
    call(given) {
      const names = given.has('third') ? ['first', 'second', 'third'] : ['first', 'second'];
      const lists = names.map((name) => given.list(name));
      const length = Math.min(...lists.map((list) => list.length));
      return Array.from({ length }, (_, i) => lists.map((list) => list[i] as Value));
    },
  },
  {
    signature: 'enumerate(list)',
    docs: 'Each item with its place: [[0, list[0]], [1, list[1]], …].',
    call: (given) => given.list('list').map((item, i) => [Rational.of(i), item]),
  },
  {
    signature: 'part(list, from, to?)',
    docs: 'The items from place from on and before place to; negative places count from the end.',
    call: (given) =>
      given
        .list('list')
        .slice(given.integer('from'), given.has('to') ? given.integer('to') : undefined),
  },
  {
    signature: 'last(list)',
    docs: 'The last item of a list.',
    call(given) {
      const item = given.list('list').at(-1);
      if (item === undefined) throw new ArgumentError('last', 'at least one item', 'an empty list');
      return item;
    },
  },
  {
    signature: 'replaced(list, place, value)',
    docs: 'The list with another value at one place.',
    call(given) {
      const [list, place] = [given.list('list'), given.integer('place')];
      if (place >= 0 && place < list.length) return list.with(place, given.value('value'));
      throw new ArgumentError('replaced', `a place from 0 to ${list.length - 1}`, `${place}`);
    },
  },
  {
    signature: 'position(list, item)',
    docs: 'Where an item stands first, counted from 0; −1 when it is not there.',
    call(given) {
      const item = given.value('item');
      return Rational.of(given.list('list').findIndex((one) => equalValues(one, item)));
    },
  },
  {
    signature: 'countOf(list, item)',
    docs: 'How many items of a list are equal to this one.',
    call(given) {
      const item = given.value('item');
      return Rational.of(given.list('list').filter((one) => equalValues(one, item)).length);
    },
  },
  {
    signature: 'any(list)',
    docs: 'Whether at least one item is true.',
    call: (given) => given.list('list').some((item) => asBoolean(item, 'any')),
  },
  {
    signature: 'all(list)',
    docs: 'Whether every item is true.',
    call: (given) => given.list('list').every((item) => asBoolean(item, 'all')),
  },
  {
    signature: 'count(list)',
    docs: 'How many items are true.',
    call: (given) =>
      Rational.of(given.list('list').filter((item) => asBoolean(item, 'count')).length),
  },
  {
    signature: 'sortedBy(list, keys)',
    docs: 'The items in the order of their keys, a list of numbers, from the smallest key to the largest; equal keys keep their order.',
    call(given) {
      const [list, keys] = [given.list('list'), given.list('keys')];
      if (list.length !== keys.length)
        throw new ArgumentError('sortedBy', `${list.length} keys`, `${keys.length}`);
      const places = list.map((_, i) => i);
      places.sort((a, b) => compareNumbers(keys[a] as Value, keys[b] as Value, 'sortedBy'));
      return places.map((place) => list[place] as Value);
    },
  },
];

function steps(given: Arguments): Value {
  const [first, last, step] = ['first', 'last', 'step'].map((name) => given.value(name)) as [
    Value,
    Value,
    Value,
  ];
  const direction = compareNumbers(step, Rational.zero, 'steps');
  if (direction === 0) throw new ArgumentError('steps', 'a step other than 0', '0');
  const items: Value[] = [];
  let next = first;
  while (compareNumbers(next, last, 'steps') * direction <= 0) {
    if (items.length >= MAX_ITEMS) throw new BudgetError('steps', `${MAX_ITEMS} items`);
    items.push(next);
    next = calculate('+', first, calculate('*', step, Rational.of(items.length)));
  }
  return items;
}

function within(count: number): number {
  if (count < 0) throw new ArgumentError('repeated', 'a count from 0', `${count}`);
  if (count > MAX_ITEMS) throw new BudgetError('repeated', `${MAX_ITEMS} items`);
  return count;
}
