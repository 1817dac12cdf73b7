import { AppError } from '#core/errors.ts';
import { LIMITS } from '#core/pack/limits.ts';

/** Files that windows are handing over, at most so many at a time: the oldest makes room. */
const AT_ONCE = 2;

interface Limit {
  /** Units: bytes. */
  most: number;
  /** What is said of a larger file, as a sentence. */
  refusal: string;
}

const ANY_PACK: Limit = {
  most: LIMITS.packed,
  refusal: `This file is too large for a pack: at most ${LIMITS.packed / 1_000_000} MB are read.`,
};

/** Pieces of files on their way from a window, in memory alone. */
export class IncomingFiles {
  readonly #pieces = new Map<string, Uint8Array[]>();
  readonly #limit: Limit;

  constructor(limit: Limit = ANY_PACK) {
    this.#limit = limit;
  }

  /**
   * Adds a piece; yields how many bytes are there.
   *
   * Errors: AppError when the file is larger than the limit.
   */
  add(transfer: string, bytes: Uint8Array): number {
    const pieces = this.#pieces.get(transfer) ?? [];
    const size = sizeOf(pieces) + bytes.length;
    if (size > this.#limit.most) {
      this.#pieces.delete(transfer);
      throw new AppError('limit', this.#limit.refusal);
    }
    this.#pieces.delete(transfer);
    this.#pieces.set(transfer, [...pieces, bytes]);
    for (const oldest of [...this.#pieces.keys()].slice(0, -AT_ONCE)) this.#pieces.delete(oldest);
    return size;
  }

  /** The whole file, which is forgotten here. Errors: AppError when nothing came. */
  take(transfer: string): Uint8Array {
    const pieces = this.#pieces.get(transfer);
    this.#pieces.delete(transfer);
    if (pieces) return Buffer.concat(pieces);
    throw new AppError('pack-file', 'The file did not arrive whole. Choose it once more.');
  }
}

const sizeOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((size, piece) => size + piece.length, 0);
