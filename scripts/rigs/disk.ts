import type { Random } from '#core/random.ts';
import type { Event } from './syscalls.ts';

type Change = Extract<Event, { kind: 'write' | 'truncate' }>;

interface FileState {
  /** What a power cut leaves for certain. */
  safe: Buffer;
  /** Changes since the last sync of the file: any of them may be lost, or be there in part. */
  unsure: Change[];
}

/** What a disk keeps in one piece. Units: bytes. */
const SECTOR = 512;

/**
 * A disk as a power cut may leave it: what was synced is there; of the writes since then each one is
 * there, missing or torn at sectors, in any order. Names come and go in order, as on file systems
 * with a journal.
 */
export class Disk {
  readonly #files = new Map<string, FileState>();

  apply(event: Event): void {
    switch (event.kind) {
      case 'write':
      case 'truncate':
        this.#file(event.file).unsure.push(event);
        break;
      case 'sync':
        this.#sync(event.file);
        break;
      case 'create':
        this.#file(event.file);
        break;
      case 'unlink':
        this.#files.delete(event.file);
        break;
      case 'rename':
        this.#files.set(event.to, this.#file(event.file));
        this.#files.delete(event.file);
        break;
      case 'acknowledge':
        break;
    }
  }

  /** The files after a cut here. */
  cut(random: Random): Map<string, Buffer> {
    const left = new Map<string, Buffer>();
    for (const [name, { safe, unsure }] of this.#files) {
      let bytes: Buffer = Buffer.from(safe);
      for (const change of order(unsure, random)) bytes = perhaps(bytes, change, random);
      left.set(name, bytes);
    }
    return left;
  }

  #file(name: string): FileState {
    const known = this.#files.get(name);
    if (known) return known;
    const fresh = { safe: Buffer.alloc(0), unsure: [] };
    this.#files.set(name, fresh);
    return fresh;
  }

  /** A sync of a folder makes names last, which they are here anyway. */
  #sync(name: string): void {
    const file = this.#files.get(name);
    if (!file) return;
    file.safe = file.unsure.reduce(change, file.safe);
    file.unsure = [];
  }
}

/** As they were made, or in any order. */
const order = (changes: Change[], random: Random): Change[] =>
  random.next() < 0.5 ? changes : random.shuffle(changes);

function perhaps(bytes: Buffer, one: Change, random: Random): Buffer {
  const fate = random.next();
  if (fate < 0.4) return bytes;
  if (fate < 0.7 || one.kind === 'truncate') return change(bytes, one);
  let torn = bytes;
  for (let at = 0; at < one.bytes.length; at += SECTOR) {
    if (random.next() < 0.5) continue;
    const sector = one.bytes.subarray(at, at + SECTOR);
    torn = change(torn, { ...one, at: one.at + at, bytes: sector });
  }
  return torn;
}

/** The bytes with the change in them: the same buffer where it is large enough. */
function change(bytes: Buffer, one: Change): Buffer {
  const end = one.kind === 'write' ? one.at + one.bytes.length : one.size;
  const isFitting = one.kind === 'write' ? end <= bytes.length : end === bytes.length;
  const changed = isFitting ? bytes : Buffer.alloc(one.kind === 'write' ? end : one.size);
  if (!isFitting) bytes.copy(changed, 0, 0, changed.length);
  if (one.kind === 'write') one.bytes.copy(changed, one.at);
  return changed;
}
