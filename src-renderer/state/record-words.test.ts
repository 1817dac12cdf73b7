import { describe, expect, test } from 'vitest';
import type { Backup } from '#core/contract/record.ts';
import { lossInWords, sizeInWords, unsavedInWords } from './record-words.ts';

const backup: Backup = { id: 'b', reason: 'asked', at: 0, attempts: 10, bytes: 1 };

describe('lossInWords', () => {
  test.each([
    [10, 'No answer is lost.'],
    [8, 'No answer is lost.'],
    [11, '1 answer given after it is lost.'],
    [1244, '1,234 answers given after it are lost.'],
  ])('tells of %d answers what a backup of 10 lacks', (attempts, words) => {
    expect(lossInWords(attempts, backup)).toBe(words);
  });

  test('tells the time when the answers cannot be counted', () => {
    expect(lossInWords(undefined, backup)).toMatch(/^Answers given after .*1970.* are lost/);
  });
});

describe('unsavedInWords', () => {
  const of = (answers: number, drafts: number) =>
    unsavedInWords({ unsaved: { answers, drafts, reason: 'The disk is full.' } });

  test('says what waits, why, and what to do', () => {
    expect(of(2, 1)).toBe(
      'Not saved yet: 2 answers and 1 draft. The disk is full. Leave Chainrule open: what you did is kept in memory and saved as soon as that is possible.',
    );
    expect(of(0, 3)).toMatch(/^Not saved yet: 3 drafts\. /);
  });

  test('says nothing when nothing waits', () => {
    expect(of(0, 0)).toBeUndefined();
    expect(unsavedInWords(undefined)).toBeUndefined();
  });
});

test('sizeInWords tells bytes in kB or MB', () => {
  expect([300, 150_000, 3_440_000].map(sizeInWords)).toEqual(['1 kB', '150 kB', '3.4 MB']);
});
