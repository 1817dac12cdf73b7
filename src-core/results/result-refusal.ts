import { AppError } from '#core/errors.ts';

/** A file is no result, or none that can be read here. The message is one sentence. */
export class ResultRefusal extends AppError {
  declare readonly code: 'unreadable' | 'sealed';

  constructor(code: 'unreadable' | 'sealed', message: string) {
    super(code, message);
  }
}
