import type { Client } from '#core/contract/contract.ts';
import type { LabRunSummary } from '#core/contract/labs.ts';

/** The points of a run as lists that grow; NaN where a curve was not measured. */
export interface RunCurves {
  steps: number[];
  values: Record<string, number[]>;
}

/** A run that is asked about again and again: where it stands, and its curves so far. */
export class FollowedRun {
  readonly runId: number;
  run: LabRunSummary | undefined = $state.raw();
  /** A new object whenever points came. */
  curves: RunCurves = $state.raw({ steps: [], values: {} });
  /** Steps that one can go back to. */
  recorded: number[] = $state.raw([]);
  prediction: number[] | undefined = $state.raw();
  readonly #client: Client;

  constructor(client: Client, runId: number) {
    this.#client = client;
    this.runId = runId;
  }

  get isAtWork(): boolean {
    return this.run?.status === 'going' || this.run?.status === 'waiting';
  }

  async refresh(): Promise<void> {
    const { steps, values } = this.curves;
    const after = steps.at(-1) ?? -1;
    const state = await this.#client('lab.state', { runId: this.runId, after });
    this.run = state.run;
    this.recorded = state.recorded;
    this.prediction = state.prediction;
    if (state.curves.steps.length === 0) return;
    const grown = Object.entries(state.curves.values).map(([name, more]) => [
      name,
      [...(values[name] ?? []), ...more],
    ]);
    this.curves = {
      steps: [...steps, ...state.curves.steps],
      values: Object.fromEntries(grown) as RunCurves['values'],
    };
  }
}
