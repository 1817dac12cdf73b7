import { describe, expect, test } from 'vitest';
import { ledgerOf } from './ledger.ts';
import type { Practice } from './practice.ts';
import { noonOf, practice, wrong } from './testing/records.ts';

const ledger = (...record: Practice[]) => ledgerOf(record, { now: noonOf(100), utcOffset: 0 });
const made = (mistake: string, day: number, skill = 'p/a') =>
  wrong({ skill, at: noonOf(day), mistakes: [mistake] });
const clean = (day: number, skill = 'p/a') => practice({ skill, at: noonOf(day) });

describe('ledgerOf', () => {
  test('counts each mistake over all packs, says where and when last', () => {
    const [first, second] = ledger(made('flip', 0), made('floor', 1), made('flip', 2, 'q/b'));
    expect(first).toMatchObject({
      ...{ mistake: 'flip', count: 2, lastAt: noonOf(2), skills: ['q/b', 'p/a'] },
      ...{ cleanDays: 0, isRetired: false },
    });
    expect(second).toMatchObject({ mistake: 'floor', count: 1 });
  });

  test('retires a mistake after three clean days where it was made, and takes it back', () => {
    const twoDays = [made('flip', 0), clean(1), clean(1), clean(2)];
    expect(ledger(...twoDays)[0]).toMatchObject({ cleanDays: 2, isRetired: false });
    expect(ledger(...twoDays, clean(3))[0]).toMatchObject({ cleanDays: 3, isRetired: true });
    const back = ledger(...twoDays, clean(3), made('flip', 4));
    expect(back[0]).toMatchObject({ count: 2, cleanDays: 0, isRetired: false });
  });

  test('takes neither the same day nor another exercise for clean', () => {
    const record = [made('flip', 0), clean(0), clean(1, 'p/other'), clean(2, 'p/other')];
    expect(ledger(...record)[0]?.cleanDays).toBe(0);
  });

  test('puts what is retired last', () => {
    const record = [made('flip', 0), made('flip', 0), clean(1), clean(2), clean(3)];
    const order = ledger(...record, made('floor', 4, 'q/b')).map(({ mistake }) => mistake);
    expect(order).toEqual(['floor', 'flip']);
  });
});
