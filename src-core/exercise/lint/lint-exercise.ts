import { AppError } from '#core/errors.ts';
import { Random } from '#core/random.ts';
import { draw, evaluatorFor, parametersOf } from '../draw.ts';
import type { Exercise, Pack } from '../exercise.ts';
import { freshSeed } from '../fresh-seed.ts';
import { keyOf } from '../language/value.ts';
import { once } from '../once.ts';
import { trySamples, trySamplesBriefly } from '../try-samples.ts';
import { checkAnswers } from './check-answers.ts';
import { LeakWatch } from './check-leaks.ts';
import { checkFollows } from './check-follows.ts';
import { checkLimits } from './check-limits.ts';
import { checkFunctionMisreadings, checkMisreadings } from './check-misreadings.ts';
import { checkPresence, checkTexts } from './check-texts.ts';
import type { DrawCheck, Finding, LintedDraw } from './finding.ts';

export interface LintOptions {
  /** Draws to look at, seed 0 (the numbers of the source) included. */
  seeds: number;
  /** The time for measuring. Units: ms. */
  now: () => number;
  /** True for what stops a learner alone: draws that fail, values that are missing, answers misjudged. */
  onlyFaults?: boolean;
  /** How many of the draws are looked at in all respects; the costly ones do not depend on luck. Default 21. */
  thoroughSeeds?: number;
}

/** Looked at in every draw: what stops a learner, then what serves one badly. */
const FAULT_CHECKS: readonly DrawCheck[] = [checkTexts, checkAnswers];
const CHECKS: readonly DrawCheck[] = [...FAULT_CHECKS, checkMisreadings];
/** Looked at in the first draws alone; there each answer is also met with a whole verdict. */
const COSTLY_CHECKS: readonly DrawCheck[] = [checkFunctionMisreadings, checkFollows, checkLimits];
const THOROUGH_SEEDS = 21;
/** Draws without a repetition, unless the exercise says that it has fewer variants. */
const DISTINCT = 20;

/** Tries an exercise on many draws, as learners would; yields what is wrong, each once. */
export function lintExercise(pack: Pack, exercise: Exercise, options: LintOptions): Finding[] {
  const { seeds, now, onlyFaults = false, thoroughSeeds = THOROUGH_SEEDS } = options;
  const findings = new Findings(exercise.id);
  const leaks = new LeakWatch();
  const count = exercise.parameters.size === 0 ? 1 : seeds;
  for (let seed = 0; seed < count; seed++) {
    const isThorough = seed < thoroughSeeds;
    const checks = isThorough ? [...CHECKS, ...COSTLY_CHECKS] : CHECKS;
    findings.collect(function* () {
      const evaluator = evaluatorFor(pack, exercise, seed);
      const linted: LintedDraw = {
        ...{ pack, exercise, seed, now, evaluator, isThorough },
        problem: draw(pack, exercise, seed),
        trials: once(() =>
          isThorough
            ? trySamples(pack, exercise, seed, now)
            : trySamplesBriefly(exercise, evaluator),
        ),
      };
      for (const check of onlyFaults ? FAULT_CHECKS : checks) yield* check(linted);
      leaks.see(linted);
    }, seed);
  }
  if (onlyFaults) return findings.all();
  findings.collect(() => checkPresence(exercise));
  findings.collect(() => leaks.messages());
  if (count > DISTINCT) findings.collect(() => checkVariety(pack, exercise));
  return findings.all();
}

/** Twenty draws in a row differ; an exercise with few variants says how many it has, and shows them all. */
function* checkVariety(pack: Pack, exercise: Exercise): Generator<string> {
  const wanted = exercise.variants ?? DISTINCT;
  const random = new Random(1);
  const used: number[] = [];
  while (used.length < wanted) used.push(freshSeed(pack, exercise, used, random));
  const numbers = used.map((seed) => keyOf([...parametersOf(pack, exercise, seed).values()]));
  const distinct = new Set(numbers).size;
  if (distinct < wanted) {
    yield `expected ${wanted} different draws in a row, got ${distinct}; “variants” may say how many there are`;
  }
}

/** Each message once, with the first seed that shows it. */
class Findings {
  readonly #exercise: string;
  readonly #byMessage = new Map<string, Finding>();

  constructor(exercise: string) {
    this.#exercise = exercise;
  }

  /** Takes what a check yields; a check that the core refuses to finish ends with the reason. */
  collect(check: () => Iterable<string>, seed?: number): void {
    try {
      for (const message of check()) this.#note(message, seed);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      this.#note(thrown.message, seed);
    }
  }

  all(): Finding[] {
    return [...this.#byMessage.values()];
  }

  #note(message: string, seed: number | undefined): void {
    if (this.#byMessage.has(message)) return;
    const exercise = this.#exercise;
    this.#byMessage.set(message, { exercise, ...(seed !== undefined && { seed }), message });
  }
}
