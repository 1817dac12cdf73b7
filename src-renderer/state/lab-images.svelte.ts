import type { Client } from '#core/contract/contract.ts';
import type { LabImages } from '#core/contract/labs.ts';
import { sentenceOf } from './client-error.ts';

/** Small enough for one message. Units: bytes. */
const PIECE = 2_000_000;

/** Something to send: a file, or the pixels of decoded pictures. */
export interface NamedBytes {
  name: string;
  bytes: Blob;
}

/** Pictures as a learner picked them. */
export interface PickedImages {
  name: string;
  files: NamedBytes[];
  pictures?: { path: string; width: number; height: number }[];
}

/** The pictures for labs that are kept on this machine. */
export class LabImagesState {
  sets: LabImages[] = $state.raw([]);
  /** What is being sent or read, as a sentence. */
  work: string | undefined = $state();
  /** Why pictures were not taken, as a sentence. */
  problem: string | undefined = $state();
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async load(): Promise<void> {
    await this.#during('Looking for pictures …', async () => {
      this.sets = await this.#client('lab.images');
    });
  }

  /** Sends what `pick` yields and keeps it; yields its digest, or nothing when it was refused. */
  async take(pick: () => Promise<PickedImages>): Promise<string | undefined> {
    let digest: string | undefined;
    await this.#during('Opening the pictures …', async () => {
      const { files, ...rest } = await pick();
      const sent: { name: string; transfer: string }[] = [];
      for (const file of files) sent.push({ name: file.name, transfer: await this.#send(file) });
      this.work = 'Reading the pictures …';
      ({ digest } = await this.#client('lab.takeImages', { ...rest, files: sent }));
      this.sets = await this.#client('lab.images');
    });
    return digest;
  }

  async drop(digest: string): Promise<void> {
    await this.#during('Forgetting the pictures …', async () => {
      await this.#client('lab.dropImages', { digest });
      this.sets = await this.#client('lab.images');
    });
  }

  async #send({ name, bytes }: NamedBytes): Promise<string> {
    const transfer = crypto.randomUUID();
    for (let at = 0; at < bytes.size || at === 0; at += PIECE) {
      const share = Math.round((100 * at) / Math.max(1, bytes.size));
      this.work = `Sending ${name}: ${share} %`;
      const piece = new Uint8Array(await bytes.slice(at, at + PIECE).arrayBuffer());
      await this.#client('lab.send', { transfer, bytes: piece });
    }
    return transfer;
  }

  async #during(what: string, work: () => Promise<void>): Promise<void> {
    this.work = what;
    this.problem = undefined;
    try {
      await work();
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
    } finally {
      this.work = undefined;
    }
  }
}
