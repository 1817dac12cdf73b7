/** The text and how far it has been read. */
export class Scanner {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes past what matches here. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match) this.at = pattern.lastIndex;
    return match ?? undefined;
  }

  /** Whether it matches here. */
  sees(pattern: RegExp): boolean {
    const { at } = this;
    const found = this.take(pattern) !== undefined;
    this.at = at;
    return found;
  }
}
