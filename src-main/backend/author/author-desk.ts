import type { AuthorCheck } from '#core/contract/author.ts';
import type { ExercisePage, PackIssue } from '#core/contract/pages.ts';
import { AppError } from '#core/errors.ts';
import { topicIssues } from '#core/exercise/engine.ts';
import type { PackOutline } from '../../core-worker/protocol.ts';
import type { PassingCore } from '../../core-worker/supervisor.ts';
import type { PackLibrary } from '../packs/pack-library.ts';
import { readPackFolder } from '../packs/read-pack-folder.ts';
import type { AuthorFolder } from './author-folder.ts';

interface Variant {
  exerciseId: string;
  seed: number;
}

/** The pack that an author works on, as it was checked last, in a core of its own: a fault there stops no learner. */
export class AuthorDesk {
  readonly #core: PassingCore;
  readonly #library: () => Promise<PackLibrary>;
  /** Of the folder that was checked last, by their paths in the pack. */
  pictures: ReadonlyMap<string, Uint8Array> = new Map();
  #checked: { key: string; outline: PackOutline } | undefined;

  constructor(core: PassingCore, library: () => Promise<PackLibrary>) {
    this.#core = core;
    this.#library = library;
  }

  /** Reads the pack with one text as it stands in an editor. */
  async check(folder: AuthorFolder, edited?: { path: string; text: string }): Promise<AuthorCheck> {
    const { files: saved, pictures, issues } = readPackFolder(folder.path);
    this.pictures = pictures;
    const others = saved.filter(({ path }) => path !== edited?.path);
    const files = edited ? [...others, edited] : saved;
    const loaded = await this.#core.load({ files, pictures });
    const all = [...issues, ...loaded.issues];
    const before = this.#checked?.key;
    if (!loaded.pack) return { issues: all, exercises: [] };
    const { hash: key, sums, ...outline } = loaded.pack;
    this.#checked = { key, outline };
    if (before !== undefined && before !== key) await this.#core.forget(before);
    const packs = (await this.#library()).packs.filter(({ id }) => id !== outline.id);
    const { id, title, version, exercises } = outline;
    return {
      issues: [...all, ...topicIssues(outline, files, packs)],
      pack: { id, title, version },
      exercises: exercises.map((one) => ({
        id: one.id,
        title: one.title,
        sum: sums[one.id] ?? '',
      })),
    };
  }

  /** A page as a learner sees it the first time; `fresh` draws other numbers than those of the seed. */
  async draw({ exerciseId, seed }: Variant, fresh: boolean): Promise<ExercisePage> {
    const { outline } = this.#pack();
    const drawn = fresh ? await this.#fresh({ exerciseId, seed }) : seed;
    const problem = await this.#core.call('draw', { ...this.#drawn(exerciseId), seed: drawn });
    return {
      problem,
      packTitle: outline.title,
      topics: [],
      conventions: outline.conventions,
      answers: {},
      tries: 0,
      hints: [],
    };
  }

  grade(variant: Variant & { answers: Record<string, unknown> }) {
    const { seed, answers } = variant;
    // What an answer of a type may be, its `read` says.
    const given = answers as Record<string, string>;
    return this.#core.call('grade', { ...this.#drawn(variant.exerciseId), seed, answers: given });
  }

  hint({ exerciseId, seed, index }: Variant & { index: number }) {
    return this.#core.call('hint', { ...this.#drawn(exerciseId), seed, index });
  }

  solution({ exerciseId, seed }: Variant) {
    return this.#core.call('solution', { ...this.#drawn(exerciseId), seed });
  }

  /** How a number came about; to its author nothing is withheld. */
  explain(input: Variant & { address: string; answers: Record<string, unknown> }) {
    const { exerciseId, seed, address } = input;
    const answers = input.answers as Record<string, string>;
    const isOpen = true;
    return this.#core.call('explain', {
      ...this.#drawn(exerciseId),
      ...{ seed, address, answers, isOpen },
    });
  }

  /** What trying one exercise on many draws brings to light. */
  async lint(exerciseId: string, seeds: number): Promise<PackIssue[]> {
    const found = await this.#core.call('lint', { ...this.#drawn(exerciseId), seeds });
    return found.map(({ seed, message }) => ({
      file: `${exerciseId}.md`,
      ...{ line: 1, column: 1 },
      message: seed === undefined ? message : `seed ${seed}: ${message}`,
    }));
  }

  /** Ends what runs at the moment. */
  stop(): Promise<void> {
    return this.#core.stop();
  }

  async #fresh({ exerciseId, seed }: Variant): Promise<number> {
    const source = (seed * 7919 + 1) % 0x7fffffff;
    return this.#core.call('fresh', { ...this.#drawn(exerciseId), used: [0, seed], source });
  }

  #drawn(exerciseId: string) {
    const { key, outline } = this.#pack();
    if (outline.exercises.some(({ id }) => id === exerciseId)) return { key, exerciseId };
    const message = `${exerciseId} cannot be drawn yet: mend what is told about ${exerciseId}.md.`;
    throw new AppError('author', message);
  }

  #pack() {
    if (this.#checked) return this.#checked;
    throw new AppError('author', 'The pack cannot be read yet: mend what is told about pack.yaml.');
  }
}
