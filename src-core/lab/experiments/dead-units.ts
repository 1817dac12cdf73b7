import { Random } from '#core/random.ts';
import type { Experiment, Measures, Settings } from '../experiment.ts';
import type { LabState } from '../lab.ts';
import { measuresOf } from '../sampling.ts';
import type { Sampling } from '../sampling.ts';

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
  run: (settings, seed) => measuresOf(new UnitSampling(settings, seed)),
};

/** One unit a sample. */
export class UnitSampling implements Sampling {
  readonly count: number;
  readonly #inputs: number;
  readonly #beta: number;
  readonly #random: Random;
  readonly #examples: Float64Array;
  #drawn = 0;
  #dead = 0;

  constructor(settings: Settings, seed: number) {
    this.count = settings.number('units');
    this.#inputs = settings.number('inputs');
    this.#beta = settings.number('beta');
    this.#random = new Random(seed);
    this.#examples = this.#normals(settings.number('examples') * this.#inputs, 1);
  }

  sample(): void {
    const weights = this.#normals(this.#inputs, 1 / Math.sqrt(this.#inputs));
    if (!isActive(weights, this.#examples, this.#beta)) this.#dead += 1;
    this.#drawn += 1;
  }

  measures(): Measures {
    return { share: this.#dead / this.#drawn };
  }

  save(): LabState['arrays'] {
    return { random: this.#random.save(), units: Int32Array.of(this.#drawn, this.#dead) };
  }

  restore(arrays: LabState['arrays']): void {
    this.#random.restore(arrays['random'] ?? []);
    [this.#drawn = 0, this.#dead = 0] = arrays['units'] ?? [];
  }

  #normals(count: number, scale: number): Float64Array {
    return Float64Array.from({ length: count }, () => scale * this.#random.normal());
  }
}

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
