import type { Client } from '#core/contract/contract.ts';
import type { RegradeDiff } from '#core/contract/intake.ts';
import type { PackPreview, PackSummary, PackWarning } from '#core/contract/pages.ts';
import { sentenceOf } from './client-error.ts';

/** Where a pack is on its way in. */
export type Incoming =
  | { stage: 'none' }
  | { stage: 'reading'; name: string; sent: number; size: number }
  | { stage: 'refused'; name: string; problem: string }
  | { stage: 'preview' | 'installing'; preview: PackPreview; problem?: string }
  | { stage: 'done'; pack: PackSummary };

/** Small enough for one message. Units: bytes. */
const PIECE = 2_000_000;
/** Before the backend is asked again after a lost connection. Units: ms. */
const PAUSE_MS = 3000;

/** A pack file on its way in: read, shown, accepted or left. The newest file takes the place of one before. */
export class IncomingPack {
  incoming: Incoming = $state.raw({ stage: 'none' });
  /** Warnings that the learner has agreed to. */
  accepted: PackWarning['code'][] = $state.raw([]);
  /** How earlier answers would be graded, by learner; none while that is being found out. */
  regrades: RegradeDiff[] | undefined = $state.raw();
  /** Why that could not be found out, as a sentence. */
  regradeProblem: string | undefined = $state();
  /** Learners whose earlier answers are to count as the new version grades them. */
  countsRegradeFor: number[] = $state.raw([]);
  /** The pack that was removed last; without `fileHash` only its file brings it back. */
  removed: { title: string; fileHash?: string; problem?: string } | undefined = $state.raw();
  /** Goes up whenever the packs of this machine have changed. */
  changes = $state(0);
  readonly #client: Client;
  /** Tells the file at hand from ones before: what comes back for those is dropped. */
  #turn = 0;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Whether everything is said and agreed to that has to be before the pack may come in. */
  readonly isReady: boolean = $derived.by(() => {
    if (this.incoming.stage !== 'preview') return false;
    const isGraded = this.regrades !== undefined || this.regradeProblem !== undefined;
    const { warnings } = this.incoming.preview;
    return isGraded && warnings.every(({ code }) => this.accepted.includes(code));
  });

  /** Sends a file of this window to the backend, piece by piece, and shows what is in it. */
  async take(file: File): Promise<void> {
    const turn = this.#begin({ stage: 'reading', name: file.name, sent: 0, size: file.size });
    await this.#orRefuse(turn, file.name, async () => {
      const transfer = crypto.randomUUID();
      for (let at = 0; at < file.size || at === 0; at += PIECE) {
        const bytes = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
        const sent = await this.#client('pack.send', { transfer, bytes });
        if (turn !== this.#turn) return;
        this.incoming = { stage: 'reading', name: file.name, sent, size: file.size };
      }
      await this.#preview(turn, transfer);
    });
  }

  /** Shows every file that is opened from outside the window, until the returned function is called. */
  follow(): () => void {
    let isStopped = false;
    const ask = async (): Promise<void> => {
      while (!isStopped) {
        try {
          const file = await this.#client('pack.opened');
          if (file) await this.#takeOpened(file);
        } catch {
          // A lost connection has a banner of its own.
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      }
    };
    void ask();
    return () => (isStopped = true);
  }

  agree(code: PackWarning['code'], isAgreed: boolean): void {
    const others = this.accepted.filter((one) => one !== code);
    this.accepted = isAgreed ? [...others, code] : others;
  }

  /** Chooses whether a learner's earlier answers are to count as the new version grades them. */
  countFor(profileId: number, isWanted: boolean): void {
    const others = this.countsRegradeFor.filter((one) => one !== profileId);
    this.countsRegradeFor = isWanted ? [...others, profileId] : others;
  }

  async install(): Promise<void> {
    if (this.incoming.stage !== 'preview' || !this.isReady) return;
    const { preview } = this.incoming;
    const turn = this.#turn;
    this.incoming = { stage: 'installing', preview };
    const { accepted, countsRegradeFor } = this;
    const consent = { fileHash: preview.fileHash, accepted, countsRegradeFor };
    try {
      const pack = await this.#client('pack.install', consent);
      this.changes++;
      if (turn === this.#turn) this.incoming = { stage: 'done', pack };
    } catch (thrown) {
      if (turn === this.#turn)
        this.incoming = { stage: 'preview', preview, problem: sentenceOf(thrown) };
    }
  }

  /** Leaves the file as it is. */
  leave(): void {
    this.#begin({ stage: 'none' });
  }

  /** Removes a pack that was taken in; `removed` tells about it. Errors: ClientError. */
  async remove({ id, title }: PackSummary): Promise<void> {
    const { fileHash } = await this.#client('pack.remove', { packId: id });
    this.removed = { title, fileHash };
    this.changes++;
  }

  /** Brings back the pack that was removed last. */
  async undoRemove(): Promise<void> {
    const { title, fileHash } = this.removed ?? {};
    if (title === undefined || fileHash === undefined) return;
    // All of it was agreed to when it came in.
    const accepted: PackWarning['code'][] = ['changed-key', 'older-version', 'takes-place'];
    try {
      await this.#client('pack.install', { fileHash, accepted });
      this.removed = undefined;
      this.changes++;
    } catch (thrown) {
      this.removed = { title, problem: sentenceOf(thrown) };
    }
  }

  async #takeOpened({
    name,
    transfer,
    problem = '',
  }: {
    name: string;
    transfer?: string;
    problem?: string;
  }) {
    const turn = this.#begin({ stage: 'reading', name, sent: 0, size: 0 });
    if (transfer === undefined) this.incoming = { stage: 'refused', name, problem };
    else await this.#orRefuse(turn, name, () => this.#preview(turn, transfer));
  }

  async #preview(turn: number, transfer: string): Promise<void> {
    const preview = await this.#client('pack.preview', { transfer });
    if (turn !== this.#turn) return;
    this.incoming = { stage: 'preview', preview };
    try {
      const regrades = await this.#client('pack.regrade', { fileHash: preview.fileHash });
      if (turn === this.#turn) this.regrades = regrades;
    } catch (thrown) {
      if (turn === this.#turn) this.regradeProblem = sentenceOf(thrown);
    }
  }

  #begin(incoming: Incoming): number {
    this.incoming = incoming;
    this.removed = undefined;
    [this.accepted, this.countsRegradeFor] = [[], []];
    [this.regrades, this.regradeProblem] = [undefined, undefined];
    return ++this.#turn;
  }

  async #orRefuse(turn: number, name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (turn === this.#turn)
        this.incoming = { stage: 'refused', name, problem: sentenceOf(thrown) };
    }
  }
}
