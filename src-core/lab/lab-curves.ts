import type { LabPoint } from './lab-slice.ts';
import type { LabState } from './lab.ts';
import { Thinned } from './thinned.ts';

/** Points kept of one run. */
const MOST_POINTS = 32_768;

/** The curves of a run as columns: NaN where a curve was not measured at a step. */
export interface CurveColumns {
  steps: Int32Array;
  values: Readonly<Record<string, Float64Array>>;
}

/** Gathers the points of a run, in a bounded number. */
export class LabCurves {
  readonly #names: readonly string[];
  readonly #points = new Thinned<Readonly<Record<string, number>>>(MOST_POINTS);

  constructor(names: readonly string[]) {
    this.#names = names;
  }

  add(points: readonly LabPoint[], length: number): void {
    for (const { step, values } of points) this.#points.offer(step, values, step >= length);
  }

  /** The points after a step; all of them for −1. */
  after(step: number): CurveColumns {
    const { kept } = this.#points;
    let from = kept.length;
    while (from > 0 && (kept[from - 1]?.step ?? 0) > step) from -= 1;
    const points = kept.slice(from);
    const column = (name: string): Float64Array =>
      Float64Array.from(points, ({ value }) => value[name] ?? NaN);
    return {
      steps: Int32Array.from(points, (point) => point.step),
      values: Object.fromEntries(this.#names.map((name) => [name, column(name)])),
    };
  }

  /** For `restore`. */
  save(): LabState {
    const { steps, values } = this.after(-1);
    const stride = Int32Array.of(this.#points.stride);
    return { step: steps.at(-1) ?? 0, arrays: { ...values, '#steps': steps, '#stride': stride } };
  }

  /** Takes up what was saved, up to a step: what came after it is computed again. */
  restore({ arrays }: LabState, upTo = Infinity): void {
    const steps = Array.from(arrays['#steps'] ?? []);
    const kept = steps.map((step, i) => ({ step, value: this.#pointAt(arrays, i) }));
    this.#points.restore(
      kept.filter(({ step }) => step <= upTo),
      arrays['#stride']?.[0] ?? 1,
    );
  }

  #pointAt(arrays: LabState['arrays'], i: number): Record<string, number> {
    const entries = this.#names.map((name) => [name, arrays[name]?.[i] ?? NaN] as const);
    return Object.fromEntries(entries.filter(([, value]) => !Number.isNaN(value)));
  }
}
