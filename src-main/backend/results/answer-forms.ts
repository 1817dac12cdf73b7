import type { ResultsPage } from '#core/contract/results.ts';
import { AppError } from '#core/errors.ts';
import type { AnswerForm } from '#core/exercise/answer-form.ts';
import type { PartMistakes } from '#core/results/common-mistakes.ts';
import type { Core } from '../../core-worker/supervisor.ts';
import type { LibraryPack } from '../packs/pack-library.ts';

/** Right answers as they are laid out, each asked for once. */
export class AnswerForms {
  readonly #core: Core;
  readonly #known = new Map<string, AnswerForm | undefined>();

  constructor(core: Core) {
    this.#core = core;
  }

  /** The mistakes, each with a right answer of the draw in which most learners made it. */
  async onto(
    mistakes: readonly PartMistakes[],
    packs: readonly Pick<LibraryPack, 'id' | 'hash'>[],
  ): Promise<ResultsPage['mistakes']> {
    const all: ResultsPage['mistakes'] = [];
    for (const part of mistakes) {
      const pack = packs.find(({ id }) => id === part.packId);
      const isMarked = part.cells.length > 0;
      const form = pack && isMarked ? await this.#formOf(pack.hash, part) : undefined;
      all.push({ ...part, ...(form && { form }) });
    }
    return all;
  }

  async #formOf(key: string, { exerciseId, seed, part }: PartMistakes) {
    const name = JSON.stringify([key, exerciseId, seed, part]);
    if (this.#known.has(name)) return this.#known.get(name);
    let form: AnswerForm | undefined;
    try {
      form = (await this.#core.call('form', { key, exerciseId, seed, part })) ?? undefined;
    } catch (thrown) {
      // The pack was replaced or removed meanwhile: the mistakes are told without it.
      if (!(thrown instanceof AppError)) throw thrown;
    }
    this.#known.set(name, form);
    return form;
  }
}
