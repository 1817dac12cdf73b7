import { AppError } from '#core/errors.ts';

/** A file of another program cannot be read; the message is a sentence with line and column. */
export class ImportRefusal extends AppError {
  readonly line: number;
  readonly column: number;

  constructor(message: string, { line, column }: { line: number; column: number }) {
    super('import', message);
    [this.line, this.column] = [line, column];
  }
}
