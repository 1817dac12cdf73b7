import type { PackPreview, PackWarning } from '#core/contract/pages.ts';
import { AppError, messageOf } from '#core/errors.ts';
import { PackRefusal, refusalLine } from '#core/pack/refusal.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { Database } from '../../database/open-database.ts';
import type { PackReport } from '../../pack-files/pack-report.ts';
import { loadInstalled, type LibraryPack, type PackLibrary } from './pack-library.ts';
import type { PackStore } from './pack-store.ts';
import { previewPack } from './preview-pack.ts';

interface Options {
  database: Database;
  core: Core;
  library: () => Promise<PackLibrary>;
  store: PackStore;
  /** Reads everything in a pack file, where it can be ended. Errors: PackRefusal. */
  read: (bytes: Uint8Array) => Promise<PackReport>;
  /** Unix time, ms. */
  clock: () => number;
}

/** Previews that can still be accepted; the oldest makes room. */
const REMEMBERED = 2;

/** Takes packs in: first a preview, then, when it is accepted, the very bytes that were read for it. */
export class PackIntake {
  readonly #options: Options;
  readonly #previewed = new Map<string, { bytes: Uint8Array; report: PackReport }>();
  /** One change of the packs at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: Options) {
    this.#options = options;
  }

  /** Errors: AppError with the refusal's code when the pack is not sound; nothing of it is kept. */
  async preview(bytes: Uint8Array): Promise<PackPreview> {
    const report = await this.#options.read(bytes).catch(tellWhere);
    this.#previewed.delete(report.fileHash);
    this.#previewed.set(report.fileHash, { bytes, report });
    for (const oldest of [...this.#previewed.keys()].slice(0, -REMEMBERED))
      this.#previewed.delete(oldest);
    return this.#previewOf(report);
  }

  /**
   * Takes in a pack that was previewed; its file and its row are on the disk when it returns. What learners did with
   * the pack that it replaces stays.
   *
   * Errors: AppError `pack-preview` without a preview; `pack-consent` when a warning was not accepted.
   */
  install(fileHash: string, accepted: readonly PackWarning['code'][]): Promise<LibraryPack> {
    return this.#inTurn(() => this.#install(fileHash, accepted));
  }

  /** Removes a pack that was taken in; answers and drafts stay. Errors: AppError when there is none. */
  remove(packId: string): Promise<void> {
    return this.#inTurn(async () => {
      const { database, library, store } = this.#options;
      const row = this.#rowOf(packId);
      if (!row)
        throw new AppError('unknown-pack', `“${packId}” is no pack that was taken in from a file.`);
      database.transact(() => database.installedPacks.remove(packId));
      (await library()).drop(packId);
      store.remove(row.fileHash);
    });
  }

  async #install(fileHash: string, accepted: readonly PackWarning['code'][]): Promise<LibraryPack> {
    const { database, core, library, store, clock } = this.#options;
    const previewed = this.#previewed.get(fileHash);
    if (!previewed)
      throw new AppError('pack-preview', 'Open the pack file once more: its preview is gone.');
    const { bytes, report } = previewed;
    const { warnings } = await this.#previewOf(report);
    const missing = warnings.find(({ code }) => !accepted.includes(code));
    if (missing) throw new AppError('pack-consent', missing.message);
    const { id: packId, version, contentHash, signer } = report;
    const old = this.#rowOf(packId);
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

  async #previewOf(report: PackReport): Promise<PackPreview> {
    const { database, library } = this.#options;
    const pack = (await library()).find(report.id);
    return previewPack(report, { pack, keys: database.packKeys.of(report.id) });
  }

  #rowOf(packId: string) {
    return this.#options.database.installedPacks.all().find((row) => row.packId === packId);
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
