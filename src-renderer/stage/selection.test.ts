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

  test('puts cells into the answer that was worked on last, and only into one of their block', () => {
    const selection = new StageSelection();
    const put: string[] = [];
    const answerTo = (name: string, block: string) => ({
      block,
      cells: [],
      toggle: (cell: number) => void put.push(`${name} ${cell}`),
    });
    const [first, second] = [answerTo('first', 'input'), answerTo('second', 'input')];
    selection.takeAnswer(first);
    const release = selection.takeAnswer(second);
    expect(selection.answerWith('input', 3)).toBe(true);
    selection.workOn(second);
    selection.pick({ input: 5 });
    expect(selection.answerWithPicked()).toBe(true);
    expect(selection.answerWith('output', 1)).toBe(false);
    release();
    expect(selection.answerWith('input', 7)).toBe(true);
    expect(put).toEqual(['first 3', 'second 5', 'first 7']);
  });
});
