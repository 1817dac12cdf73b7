import { expect, test, vi } from 'vitest';
import { BackupSchedule } from './backup-schedule.ts';

test('a backup is due after every thirtieth minute of use, idle minutes left out', () => {
  const schedule = new BackupSchedule();
  const due: number[] = [];
  for (let minute = 1; minute <= 140; minute++) {
    if (minute % 2 === 0) schedule.used();
    if (schedule.passMinute()) due.push(minute);
  }
  expect(due).toEqual([60, 120]);
});

test('nothing is due while nobody works', () => {
  const schedule = new BackupSchedule();
  expect(Array.from({ length: 500 }, () => schedule.passMinute())).not.toContain(true);
});

test('minutes pass by themselves until it is stopped', () => {
  vi.useFakeTimers();
  const schedule = new BackupSchedule();
  const due = vi.fn();
  const stop = schedule.start(due);
  for (let minute = 0; minute < 31; minute++) {
    schedule.used();
    vi.advanceTimersByTime(60_000);
  }
  expect(due).toHaveBeenCalledOnce();
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});
