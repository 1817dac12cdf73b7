import { AppError } from '#core/errors.ts';

/** A formula that cannot be read: one sentence or two for the learner, and the characters it is about. */
export class FormulaIssue extends AppError {
  readonly start: number;
  readonly end: number;

  constructor(message: string, start: number, end: number) {
    super('formula', message);
    this.start = start;
    this.end = end;
  }
}
