import { afterEach, expect, test, vi } from 'vitest';
import { oneAFrame } from './one-a-frame.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('does one piece of work in a frame, in turn, and none that was called off', () => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame'] });
  const done: string[] = [];
  oneAFrame(() => done.push('a'));
  const callOff = oneAFrame(() => done.push('b'));
  oneAFrame(() => {
    done.push('c');
    oneAFrame(() => done.push('d'));
  });
  callOff();
  const byFrame = [0, 1, 2].map(() => {
    vi.advanceTimersToNextFrame();
    return done.join('');
  });
  expect(byFrame).toEqual(['a', 'ac', 'acd']);
});
