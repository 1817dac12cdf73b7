import { describe, expect, test } from 'vitest';
import { StageSelection } from './selection.svelte.ts';

describe('StageSelection', () => {
  test('starts at the asked step of the block that the picture is stepped through by', () => {
    const selection = new StageSelection();
    selection.startAt(3);
    expect(selection.step).toBe(3);
    selection.stepsThrough('mean');
    expect(selection.cells).toEqual({ mean: 2 });
    expect(selection.step).toBe(3);
  });

  test('leaves alone what was picked meanwhile', () => {
    const selection = new StageSelection();
    selection.startAt(3);
    selection.pick({ input: 1 });
    selection.stepsThrough('mean');
    expect(selection.cells).toEqual({ input: 1 });
    expect(selection.step).toBe(0);
  });
});
