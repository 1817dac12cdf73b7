import { readFileSync } from 'node:fs';
import type { RegradeDiff, RemovedPack } from '#core/contract/intake.ts';
import type { PackPreview, PackWarning, Profile } from '#core/contract/pages.ts';
import { AppError, messageOf } from '#core/errors.ts';
import { PackRefusal, refusalLine } from '#core/pack/refusal.ts';
import type { Core, PassingCore } from '../../core-worker/supervisor.ts';
import type { PackReport } from '../../pack-files/pack-report.ts';
import type { LearnerRecord } from '../record/record.ts';
import { loadInstalled, type LibraryPack, type PackLibrary } from './pack-library.ts';
import type { PackStore } from './pack-store.ts';
import { previewPack } from './preview-pack.ts';
import type { Regrading } from './regrade.ts';
import { regradeLearners } from './regrade-learners.ts';

interface Options {
  record: LearnerRecord;
  core: Core;
  /** A core apart, for packs that nobody accepted yet. */
  newCore: () => PassingCore;
  library: () => Promise<PackLibrary>;
  store: PackStore;
  /** Reads everything in a pack file, where it can be ended. Errors: PackRefusal. */
  read: (bytes: Uint8Array) => Promise<PackReport>;
  /** Unix time, ms. */
  clock: () => number;
}

/** Previews that can still be accepted; the oldest makes room. */
const REMEMBERED = 2;

/** What a learner agrees to. */
export interface Consent {
  accepted: readonly PackWarning['code'][];
  /** Learners whose earlier answers are to count as the pack grades them. */
  regradesFor?: readonly number[];
}

/** What is remembered of a preview. */
interface Previewed {
  bytes: Uint8Array;
  report: PackReport;
  /** How it grades earlier answers, by learner. */
  regradings?: ReadonlyMap<number, Regrading>;
}

/** Takes packs in: first a preview, then, when it is accepted, the very bytes that were read for it. */
export class PackIntake {
  readonly #options: Options;
  readonly #previewed = new Map<string, Previewed>();
  /** One change of the packs at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Errors: AppError with the refusal's code when the pack is not sound; nothing of it is kept. */
  async preview(bytes: Uint8Array): Promise<PackPreview> {
    const report = await this.#options.read(bytes).catch(tellWhere);
    this.#remember(bytes, report);
    return this.#previewOf(report);
  }

  /**
   * How answers to exercises that a previewed pack changes would be graded by it: those of the first learner, who is at
   * work, and of each other learner with such answers.
   *
   * Errors: AppError `pack-preview` without a preview.
   */
  async regrade(fileHash: string, learners: readonly Profile[]): Promise<RegradeDiff[]> {
    const previewed = this.#previewedAs(fileHash);
    const ids = learners.map(({ profileId }) => profileId);
    const regradings = await this.#regrade(previewed, ids);
    previewed.regradings = regradings;
    return learners.flatMap(({ profileId, name }, at) => {
      const { diff } = regradings.get(profileId) ?? {};
      const isAtWork = at === 0;
      return diff && (isAtWork || diff.answers > 0) ? [{ profileId, name, isAtWork, ...diff }] : [];
    });
  }

  /** The verdicts that are to count for learners, those that were shown where there are any. */
  async #regradesFor(
    previewed: Previewed,
    learners: readonly number[],
  ): Promise<Regrading['regraded']> {
    const shown = previewed.regradings;
    const missing = learners.filter((profileId) => !shown?.has(profileId));
    const found = missing.length > 0 ? await this.#regrade(previewed, missing) : undefined;
    return learners.flatMap((one) => (shown?.get(one) ?? found?.get(one))?.regraded ?? []);
  }

  async #regrade({ bytes, report }: Previewed, learners: readonly number[]) {
    const { record, core, library, newCore } = this.#options;
    const { exercises } = await this.#previewOf(report);
    const changed = new Set(
      exercises.filter(({ change }) => change === 'changed').map(({ id }) => id),
    );
    const old = (await library()).find(report.id);
    const { database } = record;
    return regradeLearners(learners, { bytes, report, changed, old }, { database, core, newCore });
  }

  /**
   * Takes in a pack that was previewed; its file and its row are on the disk when it returns. What learners did with
   * the pack that it replaces stays; earlier answers may be let count as the new version grades them.
   *
   * Errors: AppError `pack-preview` without a preview; `pack-consent` when a warning was not accepted.
   */
  install(fileHash: string, consent: Consent): Promise<LibraryPack> {
    return this.#inTurn(() => this.#install(fileHash, consent));
  }

  /**
   * Removes a pack that was taken in; answers and drafts stay, and its file is remembered as if it had just been
   * previewed.
   *
   * Errors: AppError when there is none.
   */
  remove(packId: string): Promise<RemovedPack> {
    return this.#inTurn(async () => {
      const { record, library, store } = this.#options;
      const { database } = record;
      const row = this.#rowOf(packId);
      if (!row)
        throw new AppError('unknown-pack', `“${packId}” is no pack that was taken in from a file.`);
      const isKept = await this.#rememberFile(store.pathOf(row.fileHash), row.fileHash);
      database.transact(() => database.installedPacks.remove(packId));
      (await library()).drop(packId);
      store.remove(row.fileHash);
      return isKept ? { fileHash: row.fileHash } : {};
    });
  }

  /** False when there is no sound file of this hash. */
  async #rememberFile(path: string, fileHash: string): Promise<boolean> {
    try {
      const bytes = readFileSync(path);
      const report = await this.#options.read(bytes);
      if (report.fileHash !== fileHash) return false;
      this.#remember(bytes, report);
      return true;
    } catch {
      // A pack that is damaged can be removed all the same; only undoing that takes its file.
      return false;
    }
  }

  #remember(bytes: Uint8Array, report: PackReport): void {
    this.#previewed.delete(report.fileHash);
    this.#previewed.set(report.fileHash, { bytes, report });
    for (const oldest of [...this.#previewed.keys()].slice(0, -REMEMBERED))
      this.#previewed.delete(oldest);
  }

  async #install(fileHash: string, { accepted, regradesFor = [] }: Consent): Promise<LibraryPack> {
    const { record, core, library, store, clock } = this.#options;
    const { database } = record;
    const previewed = this.#previewedAs(fileHash);
    const { bytes, report } = previewed;
    const { warnings } = await this.#previewOf(report);
    const missing = warnings.find(({ code }) => !accepted.includes(code));
    if (missing) throw new AppError('pack-consent', missing.message);
    const { id: packId, version, contentHash, signer } = report;
    const old = this.#rowOf(packId);
    const regraded = await this.#regradesFor(previewed, regradesFor);
    if (database.attempts.count() > 0) await record.backUp('import');
    save(store, fileHash, bytes);
    const file = { packId, contentHash, path: store.pathOf(fileHash) };
    const at = clock();
    let pack: LibraryPack;
    try {
      pack = await loadInstalled(file, core);
      if (pack.hash !== contentHash)
        throw new AppError(
          'pack-file',
          'The pack was damaged while it was saved. Try it once more.',
        );
      database.transact(() => {
        database.installedPacks.put({ packId, version, fileHash, contentHash, installedAt: at });
        database.packKeys.accept(packId, signer?.publicKey ?? '', version, at);
        for (const { attemptId, verdict } of regraded)
          database.regrades.add({ attemptId, packHash: contentHash, verdict, at });
      });
    } catch (thrown) {
      if (old?.fileHash !== fileHash) store.remove(fileHash);
      throw thrown;
    }
    (await library()).put(pack);
    this.#previewed.delete(fileHash);
    if (old && old.fileHash !== fileHash) store.remove(old.fileHash);
    return pack;
  }

  #previewedAs(fileHash: string): Previewed {
    const previewed = this.#previewed.get(fileHash);
    if (previewed) return previewed;
    throw new AppError('pack-preview', 'Open the pack file once more: its preview is gone.');
  }

  async #previewOf(report: PackReport): Promise<PackPreview> {
    const { record, library } = this.#options;
    const pack = (await library()).find(report.id);
    return previewPack(report, { pack, keys: record.database.packKeys.of(report.id) });
  }

  #rowOf(packId: string) {
    return this.#options.record.database.installedPacks.all().find((row) => row.packId === packId);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function save(store: PackStore, fileHash: string, bytes: Uint8Array): void {
  try {
    store.put(fileHash, bytes);
  } catch (thrown) {
    const room = `${Math.ceil(bytes.length / 1_000_000)} MB of room are needed`;
    const sentence = `The pack cannot be saved in the data folder (${messageOf(thrown)}); ${room}.`;
    throw new AppError('pack-file', sentence);
  }
}

/** The refusal as one sentence with its place. */
function tellWhere(thrown: unknown): never {
  if (!(thrown instanceof PackRefusal)) throw thrown;
  const sentence = `This pack is not taken: ${refusalLine(thrown)}. Nothing of it was kept. Ask whoever gave it to you for a new copy.`;
  throw new AppError(thrown.code, sentence);
}
