import type { Client } from '#core/contract/contract.ts';
import type { ExercisePage } from '#core/contract/pages.ts';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import type { Answers, RawAnswer } from '#core/exercise/answers.ts';
import type { PartVerdict, Verdict } from '#core/exercise/verdict.ts';
import { sentenceOf } from './client-error.ts';
import { DraftSaver } from './draft-saver.ts';
import { sameAnswer, sameAnswers } from './same-answer.ts';

type Action = 'open' | 'another' | 'check' | 'hint' | 'solution';

/** One exercise on screen: what it asks, what the learner typed, and what came back. */
export class ExerciseState {
  page: ExercisePage | undefined = $state.raw();
  answers: Answers = $state.raw({});
  verdict: Verdict | undefined = $state.raw();
  /** The answers that `verdict` is about. */
  checked: Answers = $state.raw({});
  tries = $state(0);
  hints: string[] = $state.raw([]);
  solution: string | undefined = $state();
  /** What the backend is asked for at the moment. */
  busy: Action | undefined = $state();
  error: string | undefined = $state();

  #running: Promise<void> = Promise.resolve();
  #waiting: readonly Action[] = [];
  /** The answers that a check under way is about. */
  #grading: Answers = {};
  readonly #client: Client;
  readonly #exercise: { packId: string; exerciseId: string };
  readonly #drafts = new DraftSaver(() => this.#saveDraft());

  constructor(client: Client, packId: string, exerciseId: string) {
    this.#client = client;
    this.#exercise = { packId, exerciseId };
  }

  get seed(): number | undefined {
    return this.page?.problem.seed;
  }

  /** Opens a variant; without a seed the one left off at. Waits for what is under way. */
  async open(seed?: number): Promise<void> {
    await this.#running;
    if (this.page && this.seed === seed) return;
    await this.#during('open', async () => {
      await this.#drafts.flush();
      this.#show(await this.#client('exercise.open', { ...this.#exercise, seed }));
    });
  }

  /** Draws the exercise again with new numbers. */
  async another(): Promise<void> {
    await this.#during('another', async () => {
      await this.#drafts.flush();
      const input = { ...this.#exercise, seed: this.seed };
      this.#show(await this.#client('exercise.another', input));
    });
  }

  answer(part: string, raw: RawAnswer): void {
    this.answers = { ...this.answers, [part]: raw };
    this.#drafts.touch();
  }

  /** Grades the answers as they are when its turn comes; pressed again meanwhile, only what has changed. */
  async check(): Promise<void> {
    if (this.busy === 'check' && sameAnswers(this.answers, this.#grading)) return;
    await this.#during('check', async () => {
      const given = this.answers;
      this.#grading = given;
      this.#drafts.forget();
      try {
        const result = await this.#client('exercise.check', { ...this.#variant(), answers: given });
        [this.verdict, this.checked, this.tries] = [result.verdict, given, result.tries];
      } catch (thrown) {
        this.#drafts.touch();
        throw thrown;
      }
    });
  }

  async showHint(): Promise<void> {
    await this.#during('hint', async () => {
      const input = { ...this.#variant(), index: this.hints.length };
      this.hints = [...this.hints, await this.#client('exercise.hint', input)];
    });
  }

  async showSolution(): Promise<void> {
    await this.#during('solution', async () => {
      this.solution = await this.#client('exercise.solution', this.#variant());
    });
  }

  /** The verdict on a part, as long as the part still says what was judged. */
  verdictOn(part: string): PartVerdict | undefined {
    if (!sameAnswer(this.answers[part], this.checked[part])) return undefined;
    return this.verdict?.parts.find((one) => one.part === part);
  }

  /**
   * How a number on the page came about; those of a verdict come from the answers that it judged.
   *
   * Errors: ClientError.
   */
  explain(address: string): Promise<Derivation> {
    const answers = this.checked;
    return this.#client('exercise.explain', { ...this.#variant(), address, answers });
  }

  /** Saves what is typed at once: the page is being left or hidden. */
  flush(): Promise<void> {
    return this.#drafts.flush();
  }

  #show(page: ExercisePage): void {
    this.page = page;
    this.answers = page.answers;
    this.tries = page.tries;
    this.hints = page.hints;
    this.solution = page.solution;
    this.verdict = undefined;
    this.checked = {};
  }

  #variant() {
    return { ...this.#exercise, seed: this.seed ?? 0 };
  }

  async #saveDraft(): Promise<void> {
    await this.#client('draft.save', { ...this.#variant(), answers: this.answers });
  }

  /** One action at a time, in the order of the presses; a second press of what runs or waits is ignored. */
  async #during(action: Action, work: () => Promise<void>): Promise<void> {
    const isAgain = this.busy === action && action !== 'check';
    if (isAgain || this.#waiting.includes(action)) return;
    this.#waiting = [...this.#waiting, action];
    this.#running = this.#running.then(() => this.#attempt(action, work));
    await this.#running;
  }

  async #attempt(action: Action, work: () => Promise<void>): Promise<void> {
    this.#waiting = this.#waiting.filter((one) => one !== action);
    this.busy = action;
    try {
      await work();
      this.error = undefined;
    } catch (thrown) {
      this.error = sentenceOf(thrown);
    } finally {
      this.busy = undefined;
    }
  }
}
