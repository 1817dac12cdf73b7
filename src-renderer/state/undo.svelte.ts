interface Change {
  /** What was done, as a sentence. */
  done: string;
  undo: () => Promise<unknown>;
}

/** The last change of data that can be taken back; a newer one takes its place. */
export class UndoState {
  last: Change | undefined = $state.raw();

  offer(done: string, undo: () => Promise<unknown>): void {
    this.last = { done, undo };
  }

  /** Takes the last change back. Errors: what taking it back throws. */
  async take(): Promise<void> {
    const { last } = this;
    this.last = undefined;
    await last?.undo();
  }

  forget(): void {
    this.last = undefined;
  }
}
