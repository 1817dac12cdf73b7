import { AppError } from '#core/errors.ts';

/** A formula of a pack that cannot be read: the message, and the offset in its source. */
export class SyntaxIssue extends AppError {
  readonly at: number;

  constructor(message: string, at: number) {
    super('formula-syntax', message);
    this.at = at;
  }
}
