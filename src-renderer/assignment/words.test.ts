import { describe, expect, test } from 'vitest';
import { assignedTriesInWords } from '../exercise/words.ts';
import { dueInWords, rulesInWords } from './words.ts';

describe('words of an assignment', () => {
  test('say a day as the pack says it, whatever the zone, and that it is over', () => {
    const due = { due: '2027-01-31', dueAt: Date.UTC(2027, 0, 31, 23, 59, 59) };
    expect(dueInWords(due, 0)).toBe('Due Sunday, 31 January 2027.');
    expect(dueInWords(due, due.dueAt + 1)).toBe('It was due Sunday, 31 January 2027.');
    expect(dueInWords({}, 0)).toBe('');
  });
  test('have a sentence for each rule', () => {
    const rules = { hints: false, ownNumbers: true, isSealed: true };
    expect(rulesInWords({ ...rules, tries: 1 })).toEqual([
      'Your first answer to each exercise counts.',
      'There are no hints.',
      'The numbers are drawn for you: others have different ones.',
      'What you hand in can be read by the one who collects it, and by nobody else.',
    ]);
    expect(rulesInWords({ hints: true, ownNumbers: false, isSealed: false })).toHaveLength(3);
  });
  test('say how many tries are left, and that later ones do not count', () => {
    const assigned = { points: 1, tries: 2, hints: true };
    expect([1, 3].map((tries) => assignedTriesInWords(tries, assigned))).toEqual([
      '1 of 2 tries',
      '3 tries, 2 count',
    ]);
    expect(assignedTriesInWords(1, undefined)).toBe('1 try');
  });
});
