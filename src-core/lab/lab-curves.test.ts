import { describe, expect, test } from 'vitest';
import { LabCurves } from './lab-curves.ts';
import { runLab } from './run-lab.ts';
import { countingLab } from './testing/counting-lab.ts';

describe('LabCurves', () => {
  test('yields the points after a step, and what it saved is taken up', () => {
    const { points } = runLab(countingLab, { settings: { steps: 10 }, seed: 5 });
    const curves = new LabCurves(['sum', 'rare']);
    curves.add(points, 10);
    const { steps, values } = curves.after(7);
    expect([...steps]).toEqual([8, 9, 10]);
    expect([...(values['rare'] ?? [])]).toEqual([NaN, points[9]?.values['sum'], NaN]);
    const other = new LabCurves(['sum', 'rare']);
    other.restore(curves.save(), 6);
    expect([...other.after(-1).steps]).toEqual([0, 1, 2, 3, 4, 5, 6]);
    other.add(points.slice(7), 10);
    expect(other.after(-1)).toEqual(curves.after(-1));
  });
});
