import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFrameLoop } from './frame-loop.ts';
import { createPixelRatio } from './pixel-ratio.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('createFrameLoop', () => {
  test('makes one frame of many requests and none without', () => {
    const draw = vi.fn();
    const loop = createFrameLoop(() => true, draw, createPixelRatio(1));
    for (let i = 0; i < 5; i++) loop.request();
    vi.advanceTimersByTime(2000);
    expect(draw).toHaveBeenCalledTimes(1);
  });

  test('draws once more at the full pixel ratio after a coarse movement', () => {
    const draw = vi.fn();
    const ratio = createPixelRatio(2);
    for (let i = 0; i < 2; i++) ratio.note(90);
    const loop = createFrameLoop(() => true, draw, ratio);
    loop.request();
    vi.advanceTimersByTime(2000);
    expect(draw.mock.calls).toEqual([[1.5], [2]]);
  });

  test('prepares once a frame until all is ready, draws then, and counts none of it as slow movement', () => {
    const draw = vi.fn();
    let parts = 0;
    const prepare = vi.fn(() => (parts += 1) > 3);
    const ratio = createPixelRatio(1);
    const note = vi.spyOn(ratio, 'note');
    createFrameLoop(prepare, draw, ratio).request();
    vi.advanceTimersToNextFrame();
    expect([prepare.mock.calls.length, draw.mock.calls.length]).toEqual([1, 0]);
    vi.advanceTimersByTime(2000);
    expect([prepare.mock.calls.length, draw.mock.calls.length]).toEqual([4, 1]);
    expect(note).not.toHaveBeenCalled();
  });

  test('draws nothing after it has been stopped', () => {
    const draw = vi.fn();
    const loop = createFrameLoop(() => true, draw, createPixelRatio(1));
    loop.request();
    loop.stop();
    vi.advanceTimersByTime(2000);
    expect(draw).not.toHaveBeenCalled();
  });
});

describe('createPixelRatio', () => {
  test('stays at the ratio of the screen, at most 2, while frames are fast', () => {
    const ratio = createPixelRatio(3);
    for (let i = 0; i < 20; i++) ratio.note(16);
    expect(ratio.moving).toBe(2);
  });

  test('falls when frames take longer than 40 ms, but not below a half and not for a single one', () => {
    const ratio = createPixelRatio(1);
    ratio.note(60);
    expect(ratio.moving).toBe(1);
    for (let i = 0; i < 40; i++) ratio.note(60);
    expect(ratio.moving).toBe(0.5);
    expect(ratio.atRest).toBe(1);
  });
});
