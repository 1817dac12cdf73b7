import type { LabInfo, LabOutcome, LabRunSummary, LabStatus } from '#core/contract/labs.ts';
import { AppError, messageOf } from '#core/errors.ts';
import type { LabRunRow } from '../../database/lab-runs.ts';
import type { Database } from '../../database/open-database.ts';
import { LabDesk } from '../../lab-worker/lab-desk.ts';
import { LabProcess } from '../../lab-worker/lab-process.ts';
import { imagesGone } from '../../lab-worker/own-inputs.ts';
import type { RunOwn } from '../../lab-worker/protocol.ts';
import type { Logger } from '../logger.ts';
import { ImageStore } from './image-store.ts';
import { LiveRun } from './live-run.ts';
import { ownOf, summaryOf } from './run-summary.ts';

export interface LabBoardOptions {
  database: Database;
  threadFile: string | URL;
  /** Where pictures of learners are kept. */
  imageDir: string;
  logger: Logger;
}

/** How many runs go at once; others wait for their turn. */
const MOST_AT_ONCE = 2;

/** Which runs go, which wait, and which are at rest in the database. */
export class LabBoard {
  readonly desk: LabDesk;
  readonly images: ImageStore;
  readonly #options: LabBoardOptions;
  readonly #live = new Map<number, LiveRun>();
  /** Waiting runs, the next one first. */
  #queue: LabRunRow[] = [];
  #labs: Promise<ReadonlyMap<string, LabInfo>> | undefined;
  /** A thread that has read its code already, so that a run begins at once. */
  #spare: LabProcess | undefined;
  #isClosed = false;

  constructor(options: LabBoardOptions) {
    this.#options = options;
    this.images = new ImageStore(options.imageDir);
    this.desk = new LabDesk(options.threadFile, (reason) =>
      options.logger.error('lab-desk-lost', { reason }),
    );
  }

  /** Every lab by id. */
  async labs(): Promise<ReadonlyMap<string, LabInfo>> {
    this.#labs ??= this.desk
      .call('list', null)
      .then((all) => new Map(all.map((one) => [one.id, one])));
    try {
      return await this.#labs;
    } catch (thrown) {
      this.#labs = undefined;
      throw thrown;
    }
  }

  /** The thread at work on a run, if there is one. */
  live(runId: number): LiveRun | undefined {
    return this.#live.get(runId);
  }

  /** Newest first; those that were going when the app ended go on. */
  async list(profileId: number): Promise<LabRunSummary[]> {
    const labs = await this.labs();
    const rows = this.#options.database.labRuns.list(profileId);
    for (const row of rows) if (this.#isInterrupted(row, labs)) this.#line(row);
    this.#fill(labs);
    if (!this.#isClosed) this.#spare ??= new LabProcess(this.#options.threadFile);
    return Promise.all(rows.map((row) => this.summary(row)));
  }

  async summary(row: LabRunRow): Promise<LabRunSummary> {
    const live = this.#live.get(row.runId);
    const version = (await this.labs()).get(row.labId)?.version;
    const hasImages = (digest: string): boolean => this.images.has(digest);
    return summaryOf(live?.row ?? row, this.statusOf(row), version, hasImages, live?.msPerStep);
  }

  statusOf({ runId, status }: LabRunRow): LabStatus {
    if (this.#live.has(runId)) return 'going';
    if (this.#queue.some((row) => row.runId === runId)) return 'waiting';
    return status === 'going' ? 'paused' : status;
  }

  /** Lets a run at rest go on, now or when another makes room. Errors: AppError when it cannot. */
  async resume(row: LabRunRow): Promise<void> {
    const status = this.statusOf(row);
    if (status === 'going' || status === 'waiting') return;
    const labs = await this.labs();
    if (labs.get(row.labId)?.version !== row.labVersion)
      throw new AppError(
        'lab-outdated',
        'The lab has changed since this run began. Start a new run with the same settings.',
      );
    if (status === 'ended' || status === 'broken')
      throw new AppError('lab-over', 'This run is over. Start a new one.');
    this.ownOf(row);
    this.#change({ ...row, status: 'going', outcome: null });
    this.#line({ ...row, status: 'going', outcome: null });
    this.#fill(labs);
  }

  /** What the learner brought along to a run, for its thread. Errors: AppError when it is not here any more. */
  ownOf(row: LabRunRow): RunOwn | undefined {
    const { images, texts } = ownOf(row);
    if (!images) return texts && { texts };
    const { digest, name } = images;
    if (!this.images.has(digest)) throw imagesGone(name);
    const path = this.images.pathOf(digest);
    return { images: { digest, name, path }, ...(texts && { texts }) };
  }

  /** Stops after the step at work. */
  async pause(row: LabRunRow): Promise<void> {
    const live = this.#live.get(row.runId);
    if (live) await live.pause('paused');
    else if (this.#unline(row)) this.#change({ ...row, status: 'paused' });
  }

  /** Ends a run at once. */
  async cancel(row: LabRunRow): Promise<void> {
    const live = this.#live.get(row.runId);
    if (live) return live.cancel();
    this.#unline(row);
    const isOver = row.status === 'ended' || row.status === 'broken';
    if (!isOver) this.#change({ ...row, status: 'cancelled' });
  }

  /** Runs that go are saved where they stand, and go on with the next start of the app. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#queue = [];
    await Promise.allSettled([...this.#live.values()].map((live) => live.pause('going')));
    await Promise.all([this.desk.close(), this.#spare?.end()]);
  }

  #isInterrupted(row: LabRunRow, labs: ReadonlyMap<string, LabInfo>): boolean {
    const isFree = this.statusOf(row) === 'paused';
    return isFree && row.status === 'going' && labs.get(row.labId)?.version === row.labVersion;
  }

  #line(row: LabRunRow): void {
    this.#queue.push(row);
  }

  /** True when it was waiting. */
  #unline({ runId }: LabRunRow): boolean {
    const before = this.#queue.length;
    this.#queue = this.#queue.filter((row) => row.runId !== runId);
    return this.#queue.length < before;
  }

  #change(row: LabRunRow): void {
    const { database } = this.#options;
    database.transact(() => database.labRuns.change(row));
  }

  /** Starts as many as there is room for. */
  #fill(labs: ReadonlyMap<string, LabInfo>): void {
    const { database, logger } = this.#options;
    while (this.#live.size < MOST_AT_ONCE && !this.#isClosed) {
      const row = this.#queue.shift();
      if (!row) return;
      const { runId } = row;
      const own = this.#ownOrRest(row);
      if (own === 'gone') continue;
      const curves = Object.keys(labs.get(row.labId)?.curves ?? {});
      const live = new LiveRun(row, curves, {
        ...{ database, own, process: this.#takeSpare() },
        onRest: () => {
          this.#live.delete(runId);
          this.#fill(labs);
        },
        onFault: (reason) => logger.error('lab-run-fault', { runId, reason }),
      });
      this.#live.set(runId, live);
    }
  }

  /** As `ownOf`; a run whose pictures are gone is put to rest, and says so. */
  #ownOrRest(row: LabRunRow): RunOwn | undefined | 'gone' {
    try {
      return this.ownOf(row);
    } catch (thrown) {
      const outcome = JSON.stringify({ message: messageOf(thrown) } satisfies LabOutcome);
      this.#change({ ...row, status: 'paused', outcome });
      return 'gone';
    }
  }

  #takeSpare(): LabProcess {
    const { threadFile } = this.#options;
    const spare = this.#spare?.isAlive ? this.#spare : new LabProcess(threadFile);
    this.#spare = new LabProcess(threadFile);
    return spare;
  }
}
