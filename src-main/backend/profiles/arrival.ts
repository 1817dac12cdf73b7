import { rhythm as rhythmSchema } from '#core/contract/practice-input.ts';
import type { Answers } from '#core/exercise/answers.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import type { Database } from '../../database/open-database.ts';
import { setRhythmWithin } from '../practice/rhythm.ts';
import { keepBenchWithin } from '../workbench/workbench-handlers.ts';
import { addLabRun } from './carry-lab-runs.ts';
import { refuse } from './learner-file.ts';
import type { LearnerLine } from './learner-line.ts';

type Named<Name extends string> = Extract<LearnerLine, Record<Name, unknown>>;

/** A learner from a file who is being taken in, line by line; all inside one transaction. */
export class Arrival {
  readonly #database: Database;
  readonly #profileId: number;
  /** The numbers that the answers of the file have here, in their order. */
  readonly #attemptIds: number[] = [];
  /** The numbers that runs of labs have here, by their numbers in the file. */
  readonly #runIds = new Map<number, number>();

  constructor(database: Database, profileId: number) {
    this.#database = database;
    this.#profileId = profileId;
  }

  /** Errors: AppError `learner-file` when a line speaks of an answer that is not there. */
  add(line: LearnerLine): void {
    if ('attempt' in line) this.#addAttempt(line);
    else if ('regrade' in line) this.#addRegrade(line);
    else if ('draft' in line) this.#addDraft(line);
    else if ('reveal' in line) this.#addReveal(line);
    else if ('annotation' in line) this.#addAnnotation(line);
    else if ('series' in line) this.#addSeries(line);
    else if ('labRun' in line) addLabRun(this.#database, this.#profileId, line, this.#runIds);
    else if ('bench' in line) keepBenchWithin(this.#database, this.#profileId, line.bench);
    else this.#setRhythm(line);
  }

  /** With a number and a chain of this database; what it says stays as it was. */
  #addAttempt({ attempt }: Named<'attempt'>): void {
    const [, , packId, packHash, exerciseId, seed, answers, verdict, , , ...rest] = attempt;
    const [hintsSeen, solutionSeen, at] = rest;
    const attemptId = this.#database.attempts.record({
      profileId: this.#profileId,
      packId: String(packId),
      packHash: String(packHash),
      exerciseId: String(exerciseId),
      seed: Number(seed),
      answers: JSON.parse(String(answers)) as Answers,
      verdict: JSON.parse(String(verdict)) as Verdict,
      hintsSeen: Number(hintsSeen),
      solutionSeen: solutionSeen === 1,
      at: Number(at),
    });
    this.#attemptIds.push(attemptId);
  }

  #addRegrade({ regrade: { attempt, packHash, verdict, at } }: Named<'regrade'>): void {
    const judged = JSON.parse(verdict) as Verdict;
    const attemptId = this.#attemptAt(attempt);
    this.#database.regrades.add({ attemptId, packHash, verdict: judged, at });
  }

  #addDraft({ draft: { answers, savedAt, after, ...place } }: Named<'draft'>): void {
    const variant = { profileId: this.#profileId, ...place };
    const afterAttempt = after === undefined || after === 0 ? after : this.#attemptAt(after);
    this.#database.drafts.save(variant, JSON.parse(answers) as Answers, savedAt, afterAttempt);
  }

  #addReveal({ reveal: { kind, number, at, ...place } }: Named<'reveal'>): void {
    const variant = { profileId: this.#profileId, ...place };
    if (kind === 'hint') this.#database.reveals.addHint(variant, number, at);
    else this.#database.reveals.addSolution(variant, at);
  }

  #addAnnotation({ annotation: { changedAt, ...annotation } }: Named<'annotation'>): void {
    this.#database.annotations.set(this.#profileId, annotation, changedAt ?? Date.now());
  }

  #addSeries({ series: { kind, subject, steps, isOver, startedAt } }: Named<'series'>): void {
    const { series } = this.#database;
    const { seriesId } = series.start(this.#profileId, kind, subject, startedAt);
    series.keep({ seriesId, kind, subject, steps, isOver });
  }

  /** One that another version wrote and this one cannot read is left out. */
  #setRhythm({ rhythm }: Named<'rhythm'>): void {
    const read = rhythmSchema.safeParse(rhythm);
    if (read.success) setRhythmWithin(this.#database, this.#profileId, read.data);
  }

  /** The number of an answer of the file here. */
  #attemptAt(place: number): number {
    const attemptId = this.#attemptIds[place - 1];
    if (attemptId === undefined) throw refuse(`answer ${place} is spoken of and is not there`);
    return attemptId;
  }
}
