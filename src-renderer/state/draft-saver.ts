/**
 * Writes what is typed soon after it was typed: the first change starts a clock of `delayMs`, and
 * when it rings the newest state goes out, so no key is ever older than that. One write at a time;
 * a write that fails is tried again.
 */
export class DraftSaver {
  readonly #save: () => Promise<void>;
  readonly #delayMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirty = false;
  #writing: Promise<void> | undefined;

  constructor(save: () => Promise<void>, delayMs = 600) {
    this.#save = save;
    this.#delayMs = delayMs;
  }

  /** True while something typed is not yet known to be saved. */
  get isDirty(): boolean {
    return this.#dirty || this.#writing !== undefined;
  }

  /** Something was typed. */
  touch(): void {
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), this.#delayMs);
  }

  /** What is typed needs no draft any more: it was handed in as an answer. */
  forget(): void {
    this.#dirty = false;
    this.#stopClock();
  }

  /** Writes now what is not yet written; resolves when that is done or has failed once. */
  async flush(): Promise<void> {
    this.#stopClock();
    await this.#writing;
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#writing = this.#save()
      .catch(() => {
        // Whoever saves reports the failure; the text is still here, so it is tried again.
        this.touch();
      })
      .finally(() => (this.#writing = undefined));
    await this.#writing;
  }

  #stopClock(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
