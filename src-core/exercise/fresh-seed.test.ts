import { describe, expect, test } from 'vitest';
import { Random } from '#core/random.ts';
import { parametersOf } from './draw.ts';
import { freshSeed } from './fresh-seed.ts';
import { keyOf } from './language/value.ts';
import { packWith } from './test-pack.ts';

const PART = { a: '{ type: integer, answer: n }' };

function drawsInARow(head: string, count: number): string[] {
  const { pack, exercise } = packWith(PART, head);
  const random = new Random(7);
  const used = [0];
  for (let i = 0; i < count; i++) used.push(freshSeed(pack, exercise, used, random));
  return used.map((seed) => keyOf(parametersOf(pack, exercise, seed).get('n') ?? ''));
}

describe('freshSeed', () => {
  test('shows every variant once before one comes again', () => {
    const drawn = drawsInARow('parameters: { n: integer 1..8 }\noriginal: { n: 3 }', 7);
    expect(drawn.toSorted()).toEqual([
      '"#1"',
      '"#2"',
      '"#3"',
      '"#4"',
      '"#5"',
      '"#6"',
      '"#7"',
      '"#8"',
    ]);
  });

  test('repeats what lies back furthest, and never what is on screen', () => {
    const drawn = drawsInARow('parameters: { n: integer 1..3 }\noriginal: { n: 3 }', 5);
    expect(drawn.slice(3)).toEqual(drawn.slice(0, 3));
  });

  test('says so when there is nothing else to draw', () => {
    expect(() => drawsInARow('parameters: { n: integer 3..3 }\noriginal: { n: 3 }', 1)).toThrow(
      'This exercise has no other numbers to draw.',
    );
    expect(() => drawsInARow('parameters: {}\nlet: { n: 3 }', 1)).toThrow('no other numbers');
  });
});
