import type { LabOutcome, LabView } from '#core/contract/labs.ts';
import { messageOf } from '#core/errors.ts';
import { LabCurves } from '#core/lab/lab-curves.ts';
import type { LabState, WeightUpdate } from '#core/lab/lab.ts';
import { decodeState, encodeState } from '#core/lab/state-bytes.ts';
import type { LabRunRow } from '../../database/lab-runs.ts';
import type { Database } from '../../database/open-database.ts';
import type { LabProcess } from '../../lab-worker/lab-process.ts';
import type { LabNews, RunOrder, RunOwn } from '../../lab-worker/protocol.ts';
import { originOf, predictionOf, settingsOf } from './run-summary.ts';

/** How long a run that is paused may take to stop, a step at work included; and to show itself. Units: ms. */
const PAUSE_MS = 5000;
const LOOK_MS = 10_000;

export interface LiveRunOptions {
  database: Database;
  /** A thread that does nothing yet. */
  process: LabProcess;
  /** What the learner brought along. */
  own: RunOwn | undefined;
  /** The run is over, lost or paused: its thread is free. */
  onRest: () => void;
  onFault: (reason: string) => void;
}

/** A run whose thread is at work; what it tells is kept and written down. */
export class LiveRun {
  readonly row: LabRunRow;
  readonly curves: LabCurves;
  /** Steps of its states that are kept, those on the disk included. */
  recorded: number[];
  msPerStep: number | undefined;
  readonly #options: LiveRunOptions;
  readonly #process: LabProcess;
  #checkpoints: LabNews['checkpoints'] = [];
  #state: Uint8Array | undefined;
  /** What its thread says from now on is no news: it was told to end. */
  #isLeaving = false;

  constructor(row: LabRunRow, curveNames: readonly string[], options: LiveRunOptions) {
    this.row = { ...row, status: 'going', outcome: null };
    this.#options = options;
    this.curves = new LabCurves(curveNames);
    const { database, process } = options;
    this.recorded = database.labStates.steps(row.runId);
    this.#process = process;
    process.listen({
      onNews: (news) => this.#hear(news),
      onLoss: (reason) => this.#lose(reason),
    });
    this.#process.call('run', this.#order(), LOOK_MS * 2).catch((thrown: unknown) => {
      this.#lose(messageOf(thrown));
    });
  }

  /** Stops after the step at work, with all that is needed to go on; `status` is what it is then. */
  async pause(status: 'paused' | 'going'): Promise<void> {
    this.#isLeaving = true;
    try {
      await this.#process.call('pause', null, PAUSE_MS);
    } finally {
      await this.#process.end();
      // Over in the meantime, it has rested already.
      if (this.row.status === 'going') this.#rest(status);
    }
  }

  /** Ends at once, whatever it is at. */
  async cancel(): Promise<void> {
    this.#isLeaving = true;
    await this.#process.end();
    this.#rest('cancelled');
  }

  look(): Promise<LabView> {
    return this.#process.call('look', null, LOOK_MS);
  }

  update(picture: string, index: number): Promise<WeightUpdate | null> {
    return this.#process.call('update', { at: null, picture, index }, LOOK_MS);
  }

  /** Writes down what is not yet written. Errors: DatabaseError; it is tried again with the next news. */
  write(): void {
    const { database } = this.#options;
    const { runId } = this.row;
    const curves = encodeState(this.curves.save());
    database.transact(() => {
      database.labRuns.change(this.row);
      if (this.#state) database.labRuns.fill(runId, { state: this.#state, curves });
      database.labStates.add(runId, this.#checkpoints, this.recorded);
      if (this.row.status === 'ended') database.labStates.shrinkOld();
    });
    this.#checkpoints = [];
  }

  /** What the thread is to do, with what the database has of it: to go on, to go on from a fork, or to begin. */
  #order(): RunOrder {
    const { database, own } = this.#options;
    const { runId, labId, seed } = this.row;
    const { state, curves } = database.labRuns.blobs(runId);
    const origin = originOf(this.row);
    const saved = decoded(state);
    const forked = origin && decoded(database.labStates.find(runId, origin.step));
    const before = decoded(curves);
    // The first point that comes is the one at the fork.
    if (before) this.curves.restore(before, saved?.step ?? (forked?.step ?? 0) - 1);
    const prediction = predictionOf(this.row);
    return {
      ...{ labId, settings: settingsOf(this.row), seed, own },
      ...(saved && { saved }),
      ...(forked && { fork: { state: forked, isOtherSeed: origin.seed !== seed } }),
      ...(prediction && { prediction }),
    };
  }

  #hear(news: LabNews): void {
    const { step, length, points, checkpoints, kept, workMs, state, outcome } = news;
    const { row } = this;
    const steps = step - row.step;
    if (steps > 0) {
      const now = workMs / steps;
      this.msPerStep = this.msPerStep === undefined ? now : 0.8 * this.msPerStep + 0.2 * now;
    }
    Object.assign(row, { step, length, tookMs: Math.round(row.tookMs + workMs) });
    this.curves.add(points, length);
    this.#checkpoints.push(...checkpoints);
    this.recorded = kept;
    if (state) this.#state = state;
    if (news.kind === 'over') {
      row.outcome = JSON.stringify(outcome ?? {});
      void this.#process.end();
      this.#rest(outcome?.fault || outcome?.message !== undefined ? 'broken' : 'ended');
    } else if (state) this.#tryToWrite();
  }

  #lose(reason: string): void {
    if (this.#isLeaving) return;
    this.#options.onFault(reason);
    const message = 'This run stopped by a fault of Chainrule. It goes on from where it was saved.';
    this.row.outcome = JSON.stringify({ message } satisfies LabOutcome);
    this.#rest('paused');
  }

  #rest(status: LabRunRow['status']): void {
    this.row.status = status;
    this.#tryToWrite();
    this.#options.onRest();
  }

  #tryToWrite(): void {
    try {
      this.write();
    } catch (thrown) {
      this.#options.onFault(messageOf(thrown));
    }
  }
}

const decoded = (bytes: Uint8Array | null | undefined): LabState | undefined =>
  bytes ? decodeState(bytes) : undefined;
