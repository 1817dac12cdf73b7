import { expect, test } from 'vitest';
import { dateInWords, dateValue, dayOfValue, minutesInWords, percent } from './words.ts';

test('dates go to the field and back', () => {
  const day = dayOfValue('2026-11-27');
  expect(day).toBe(Date.UTC(2026, 10, 27) / 86_400_000);
  expect(dateValue(day ?? 0)).toBe('2026-11-27');
  expect(dateInWords(day ?? 0)).toBe('Nov 27, 2026');
  expect(dayOfValue('')).toBeUndefined();
});

test('shares and minutes are whole, and no time is less than a minute', () => {
  expect(percent(0.634)).toBe('63 %');
  expect(minutesInWords(0.2)).toBe('a minute');
  expect(minutesInWords(12.4)).toBe('12 minutes');
});
