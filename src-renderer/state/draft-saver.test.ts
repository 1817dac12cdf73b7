import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DraftSaver } from './draft-saver.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('DraftSaver', () => {
  test('saves within a second of the first key, even while typing goes on', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = new DraftSaver(save);
    for (let key = 0; key < 10; key++) {
      saver.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(save).toHaveBeenCalledTimes(2);
    expect(saver.isDirty).toBe(false);
  });

  test('saves at once when flushed, and nothing when nothing was typed', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = new DraftSaver(save);
    await saver.flush();
    saver.touch();
    await saver.flush();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  test('never writes twice at a time, and a flush waits for the write that runs', async () => {
    let finish = () => {};
    const running: string[] = [];
    const saver = new DraftSaver(() => {
      running.push('start');
      return new Promise((resolve) => (finish = () => (running.push('end'), resolve())));
    });
    saver.touch();
    const first = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.touch();
    const second = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(running).toEqual(['start']);
    finish();
    await first;
    await vi.advanceTimersByTimeAsync(0);
    finish();
    await second;
    expect(running).toEqual(['start', 'end', 'start', 'end']);
  });

  test('tries a failed write again', async () => {
    const save = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('lost'));
    const saver = new DraftSaver(save);
    saver.touch();
    await vi.advanceTimersByTimeAsync(600);
    expect(saver.isDirty).toBe(true);
    await vi.advanceTimersByTimeAsync(600);
    expect(save).toHaveBeenCalledTimes(2);
    expect(saver.isDirty).toBe(false);
  });

  test('writes no draft of what was handed in', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = new DraftSaver(save);
    saver.touch();
    saver.forget();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).not.toHaveBeenCalled();
  });
});
