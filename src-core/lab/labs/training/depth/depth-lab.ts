import type { Measures, Settings } from '../../../experiment.ts';
import type { LabArray } from '../../../lab-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { Lab, LabRun, LabState } from '../../../lab.ts';
import { depthMeasureSpecs, depthMeasures } from './depth-measures.ts';
import { DepthPass } from './depth-pass.ts';
import { depthPictures } from './depth-pictures.ts';
import { depthOf, depthSettings } from './depth-settings.ts';
import type { DepthSettings } from './depth-settings.ts';

/** What depth and initial weights make of the size of activations and gradients; see `DepthPass`. */
export const depthLab: Lab = {
  id: 'depth-signals',
  version: 1,
  title: 'Signals through many layers',
  docs: 'Random inputs go through many layers with random weights, and a random gradient comes back. Watch the mean square of the activations and of the gradient from layer to layer: which initial weights keep both, and which let them vanish, saturate or explode?',
  group: 'Training',
  usualSeconds: 1,
  settings: depthSettings,
  measures: depthMeasureSpecs,
  curves: {
    activations: { docs: 'activations, layer by layer', axis: 'log', group: 'Mean square' },
    gradients: { docs: 'gradient, from the last layer back', axis: 'log', group: 'Mean square' },
  },
  defaultSeed: 1,
  start: (settings, seed) => new DepthRun(settings, seed),
};

/** One layer a step, first there and then back. What a run is at a step is computed anew, so no more is saved. */
class DepthRun implements LabRun {
  readonly length: number;
  step = 0;
  readonly #settings: DepthSettings;
  readonly #seed: number;
  #pass: DepthPass;

  constructor(settings: Settings, seed: number) {
    this.#settings = depthOf(settings);
    this.#seed = seed;
    this.#pass = new DepthPass(this.#settings, seed);
    this.length = 2 * this.#settings.layers;
  }

  advance(): void {
    this.#pass.advance();
    this.step += 1;
  }

  point(): Record<string, number> {
    const { forward, backward } = this.#pass;
    if (this.step === 0) return {};
    if (this.step <= this.#settings.layers) return { activations: forward.at(-1) ?? NaN };
    return { gradients: backward.at(-1) ?? NaN };
  }

  pictures(): LabPicture[] {
    return depthPictures(this.#pass, this.#settings);
  }

  measures(): Measures {
    return depthMeasures(this.#pass);
  }

  tensors(): Record<string, LabArray> {
    const last = this.#pass.activations.at(-1);
    return last ? { [`activations ${this.step}`]: last.data as LabArray } : {};
  }

  save(): LabState {
    return { step: this.step, arrays: {} };
  }

  restore({ step }: LabState): void {
    this.#pass = new DepthPass(this.#settings, this.#seed);
    for (this.step = 0; this.step < step;) this.advance();
  }
}
