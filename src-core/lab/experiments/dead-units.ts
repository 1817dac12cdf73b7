import { Random } from '#core/random.ts';
import type { Experiment } from '../experiment.ts';

/**
 * Share of ReLU units of a random layer that are inactive on every example.
 *
 * One stream R32(seed): first the examples, N(0, 1), row by row, then unit by unit its weights, N(0, 1/inputs); every
 * bias is −β. A unit is inactive where w·x − β ≤ 0.
 */
export const deadUnits: Experiment = {
  id: 'dead-units',
  title: 'Dead units in a random layer',
  docs: 'Draws examples and a layer with bias −β, and counts the units that no example activates.',
  settings: {
    inputs: { docs: 'inputs of the layer', fallback: 50, min: 1, max: 100, isInteger: true },
    examples: { docs: 'examples', fallback: 200, min: 1, max: 1000, isInteger: true },
    units: { docs: 'units of the layer', fallback: 1000, min: 1, max: 2000, isInteger: true },
    beta: { docs: 'β, where every bias is −β', fallback: 2, min: 0, max: 6 },
  },
  measures: { share: 'share of units that are inactive on all examples' },
  steps: (settings) =>
    settings.number('inputs') * settings.number('examples') * settings.number('units'),
  run(settings, seed) {
    const [D, N] = [settings.number('inputs'), settings.number('examples')];
    const [units, beta] = [settings.number('units'), settings.number('beta')];
    const random = new Random(seed);
    const normals = (count: number, scale: number): Float64Array =>
      Float64Array.from({ length: count }, () => scale * random.normal());
    const x = normals(N * D, 1);
    let dead = 0;
    for (let unit = 0; unit < units; unit++) {
      const w = normals(D, 1 / Math.sqrt(D));
      if (!isActive(w, x, beta)) dead += 1;
    }
    return { share: dead / units };
  },
};

/** True when some example lifts the unit above its bias. */
function isActive(w: Float64Array, x: Float64Array, beta: number): boolean {
  const D = w.length;
  for (let start = 0; start < x.length; start += D) {
    let sum = 0;
    for (let i = 0; i < D; i++) sum += (w[i] as number) * (x[start + i] as number);
    if (sum > beta) return true;
  }
  return false;
}
