import type { PackIssue } from '#core/contract/pages.ts';
import type { AnswerForm } from '#core/exercise/answer-form.ts';
import type { Answers } from '#core/exercise/answers.ts';
import type { DrawnParameters } from '#core/exercise/drawn-parameters.ts';
import type { Finding } from '#core/exercise/lint/finding.ts';
import type { Derivation } from '#core/exercise/explain/derivation.ts';
import type { Problem } from '#core/exercise/problem.ts';
import type { Verdict } from '#core/exercise/verdict.ts';
import type { PackOutline } from '#core/pack/outline.ts';
import type { Mark } from '#core/results/mark.ts';
import type { LoadedPack, PackSource } from '../pack-files/loaded-pack.ts';

export type { ExerciseOutline, PackOutline } from '#core/pack/outline.ts';

/** An exercise, or a primer by its id, in a pack that was loaded; `key` is its hash. */
export interface Drawn {
  key: string;
  exerciseId: string;
}

export interface Draw extends Drawn {
  seed: number;
}

/** Answers to one draw. */
export interface ScoredDraw {
  exerciseId: string;
  seed: number;
  all: Answers[];
}

/** Every call that the worker answers, once: what goes in and what comes back. */
export interface Calls {
  /** Loads a pack under its hash; formulas and templates stay in the worker. */
  load: { input: PackSource; output: PackLoad };
  /** A seed whose numbers differ from those of `used`; `source` seeds the choice, `showing` names a mistake to show. */
  fresh: { input: Drawn & { used: number[]; source: number; showing?: string }; output: number };
  /** What an exercise or a primer says, for searching. */
  text: { input: Drawn; output: string };
  /** The labs and experiments that its parts run. */
  labs: { input: Drawn; output: string[] };
  /** Right answers to the parts before one of them. */
  before: { input: Draw & { part: string }; output: Answers };
  draw: { input: Draw; output: Problem };
  grade: { input: Draw & { answers: Answers }; output: Verdict };
  /** Scores of several answers to each of some draws of a pack, without causes. */
  scores: { input: { key: string; draws: readonly ScoredDraw[] }; output: Mark[][] };
  /** What was drawn for the parameters. */
  drawn: { input: Draw; output: DrawnParameters };
  /** A right answer to one part as it is laid out; null for one without cells. */
  form: { input: Draw & { part: string }; output: AnswerForm | null };
  hint: { input: Draw & { index: number }; output: string };
  solution: { input: Draw; output: string };
  /** How the number at an address came about; nothing is withheld when `isOpen`. */
  explain: { input: Draw & ExplainedNumber; output: Derivation };
  /** Tries an exercise or a primer on many draws, as `chainrule pack lint` does. */
  lint: { input: Drawn & { seeds: number }; output: Finding[] };
  /** Lets go of a pack that was loaded. */
  forget: { input: { key: string }; output: null };
}

export interface PackLoad {
  /** None when the pack cannot be read at all. */
  pack: (PackOutline & Pick<LoadedPack, 'hash' | 'sums'>) | undefined;
  issues: PackIssue[];
}

export interface ExplainedNumber {
  address: string;
  answers: Answers;
  isOpen: boolean;
}

export type CallName = keyof Calls;
export type CallInput<C extends CallName> = Calls[C]['input'];
export type CallOutput<C extends CallName> = Calls[C]['output'];

/** To the worker. */
export type Request = { [C in CallName]: { id: number; call: C; input: CallInput<C> } }[CallName];

/** From the worker: once that it is ready, then one answer per request; before it, now and then that it is at work. */
export type Answer =
  | { ready: true }
  | { busy: true }
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; error: { code: string; message: string } }
  /** A fault of ours with its stack, for the log. */
  | { id: number; ok: false; fault: string };
