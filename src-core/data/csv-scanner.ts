/** What is wrong in a CSV file, and where; lines and columns are counted from 1, columns in characters. */
export interface CsvIssue {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CsvCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Walks through the text of a CSV file once. */
export class CsvScanner {
  readonly #text: string;
  readonly #delimiter: string;
  #at: number;
  #line = 1;
  #lineStart: number;

  constructor(text: string, delimiter: string) {
    this.#text = text;
    this.#delimiter = delimiter;
    // A mark of the byte order may stand in front.
    this.#at = this.#lineStart = text.startsWith('\ufeff') ? 1 : 0;
  }

  /** All rows up to the first place that cannot be read. Empty lines are no rows. */
  scan(): { rows: CsvCell[][]; issue: CsvIssue | undefined } {
    const rows: CsvCell[][] = [];
    let row: CsvCell[] = [];
    while (this.#at < this.#text.length || row.length > 0) {
      const cell = this.#cell();
      if ('message' in cell) return { rows, issue: cell };
      row.push(cell);
      if (this.#text[this.#at] === this.#delimiter) {
        this.#at++;
        continue;
      }
      if (row.length > 1 || cell.text !== '') rows.push(row);
      row = [];
      this.#nextLine();
    }
    return { rows, issue: undefined };
  }

  #cell(): CsvCell | CsvIssue {
    const place = this.#place();
    if (this.#text[this.#at] !== '"') {
      const start = this.#at;
      while (!this.#isCellEnd()) this.#at++;
      return { ...place, text: this.#text.slice(start, this.#at) };
    }
    const start = this.#at + 1;
    let end = this.#text.indexOf('"', start);
    while (end >= 0 && this.#text[end + 1] === '"') end = this.#text.indexOf('"', end + 2);
    if (end < 0) return { ...place, message: 'expected a closing quote, got the end of the file' };
    this.#countLines(start, end);
    this.#at = end + 1;
    if (!this.#isCellEnd()) {
      const message = `expected "${this.#delimiter}" or the end of the line after a closing quote`;
      return { ...this.#place(), message: `${message}, got "${this.#text[this.#at]}"` };
    }
    return { ...place, text: this.#text.slice(start, end).replaceAll('""', '"') };
  }

  #place(): { line: number; column: number } {
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #isCellEnd(): boolean {
    const [text, at] = [this.#text, this.#at];
    return (
      at >= text.length ||
      text[at] === this.#delimiter ||
      text[at] === '\n' ||
      text.startsWith('\r\n', at)
    );
  }

  #nextLine(): void {
    this.#at += this.#text[this.#at] === '\r' ? 2 : 1;
    this.#line++;
    this.#lineStart = this.#at;
  }

  /** Line ends within quotes. */
  #countLines(start: number, end: number): void {
    for (let i = this.#text.indexOf('\n', start); i >= 0 && i < end;) {
      this.#line++;
      this.#lineStart = i + 1;
      i = this.#text.indexOf('\n', i + 1);
    }
  }
}
