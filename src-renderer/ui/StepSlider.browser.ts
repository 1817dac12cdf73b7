import '../app/base.css';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import StepSlider from './StepSlider.svelte';

afterEach(() => {
  vi.useRealTimers();
});

async function open(at: number) {
  const onstep = vi.fn();
  const screen = await render(StepSlider, {
    label: 'Window',
    at,
    count: 3,
    spoken: 'window',
    onstep,
  });
  return { onstep, screen };
}

describe('StepSlider', () => {
  test('plays one step after the other until the last, and pauses when told', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { onstep, screen } = await open(1);
    (page.getByRole('button', { name: 'Play' }).element() as HTMLElement).click();
    await Promise.resolve();
    vi.advanceTimersByTime(800);
    expect(onstep).toHaveBeenLastCalledWith(2);
    await screen.rerender({ at: 2 });
    vi.advanceTimersByTime(800);
    expect(onstep).toHaveBeenLastCalledWith(3);
    await screen.rerender({ at: 3 });
    vi.advanceTimersByTime(5000);
    expect(onstep).toHaveBeenCalledTimes(2);
    expect(page.getByRole('button', { name: 'Play' }).query()).not.toBeNull();
  });

  test('begins anew from the last step', async () => {
    const { onstep } = await open(3);
    (page.getByRole('button', { name: 'Play' }).element() as HTMLElement).click();
    expect(onstep).toHaveBeenCalledWith(0);
  });

  test('does not play by itself for those who ask for less motion', async () => {
    vi.spyOn(window, 'matchMedia').mockImplementation(
      (media) => Object.assign(new EventTarget(), { matches: true, media }) as MediaQueryList,
    );
    await open(1);
    expect(page.getByRole('button', { name: 'Play' }).query()).toBeNull();
    vi.restoreAllMocks();
  });
});
