import { AppError, messageOf } from '#core/errors.ts';

/** What is wrong with a file of tensors. */
export interface FileIssue {
  /** The tensor or the entry that is at fault; empty for the file itself. */
  readonly path: string;
  /** With the place, counted in bytes from the start of the file or of the entry. */
  readonly message: string;
}

export type ReadFile<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly FileIssue[] };

/** Thrown while a file is read, and turned into an issue by `reading`. */
export class BrokenFile extends AppError {
  readonly path: string;

  constructor(at: number, expected: string, got: string | number, path = '') {
    super('file', `expected ${expected}, got ${got} (byte ${at})`);
    this.path = path;
  }
}

/** What `read` yields; whatever is wrong with the file, or too large for us, becomes an issue. */
export function reading<T>(read: () => T, path = ''): ReadFile<T> {
  try {
    return { ok: true, value: read() };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const at = thrown instanceof BrokenFile && thrown.path !== '' ? thrown.path : path;
    return { ok: false, issues: [{ path: at, message: messageOf(thrown) }] };
  }
}

/** A window for reading numbers; whoever reads has checked that they are there. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
