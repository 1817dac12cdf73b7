import { Random, seedFrom } from '#core/random.ts';
import { DAY_MS } from '../day.ts';
import type { Practice } from '../practice.ts';

/** A mistake that spoils answers to some skills until it was met often enough. */
export interface Misconception {
  id: string;
  skills: readonly string[];
}

interface Trace {
  /** Days in which the chance of recall falls to 1/e. */
  strength: number;
  /** Unix time, ms. */
  at: number;
}

/** Days; the trace that a first worked solution leaves: skills are of unlike difficulty. */
const FIRST_STRENGTH = { hardest: 1, easiest: 16 };
/** What recall with full effort makes of it. */
const AFTER_RECALL = { hardest: 1.5, easiest: 3 };
const AFTER_FAILURE = 1.2;
/** Recalling what is fresh adds little: growth starts where this share was forgotten. */
const FULL_EFFORT = 0.25;
/** How often a held misconception shows, and what is left of it each time its cause is named. */
const SHOWS = 0.8;
const LEFT_WHEN_NAMED = 0.7;
/** Below this it is gone. */
const GONE = 0.15;

/**
 * One who learns and forgets, by rules that are not the planner's: recall fades as e^(−t/s), s grows with effortful recall and
 * a little by reading a solution; a misconception spoils answers until its cause was named some six times.
 */
export class SimulatedLearner {
  readonly #seed: number;
  readonly #random: Random;
  readonly #traces = new Map<string, Trace>();
  readonly #held: Map<string, number>;
  readonly #misconceptions: readonly Misconception[];

  constructor(misconceptions: readonly Misconception[], seed: number) {
    this.#seed = seed;
    this.#random = new Random(seedFrom('learner', seed));
    this.#misconceptions = misconceptions;
    this.#held = new Map(misconceptions.map(({ id }) => [id, 1]));
  }

  /** The true chance of a right answer. Units: `at` in Unix time, ms. */
  chance(skill: string, at: number): number {
    const spoilt = this.#misconceptionsOf(skill).reduce(
      (clean, { id }) => clean * (1 - SHOWS * (this.#held.get(id) ?? 0)),
      1,
    );
    return this.#recall(skill, at) * spoilt;
  }

  /** Answers a fresh variant, reads what the verdict says, and learns from it. */
  answer(skill: string, variant: number, at: number): Practice {
    const mistakes = this.#misconceptionsOf(skill)
      .filter(({ id }) => this.#random.next() < SHOWS * (this.#held.get(id) ?? 0))
      .map(({ id }) => id);
    const isRecalled = this.#random.next() < this.#recall(skill, at);
    for (const id of mistakes) this.#weaken(id);
    this.#learn(skill, isRecalled, at);
    const isRight = isRecalled && mistakes.length === 0;
    return {
      ...{ skill, seed: variant, at, mistakes, hintsSeen: 0, solutionSeen: false },
      ...(isRight ? { status: 'correct', score: 1 } : { status: 'wrong', score: 0 }),
    };
  }

  #recall(skill: string, at: number): number {
    const trace = this.#traces.get(skill);
    return trace ? Math.exp(-(at - trace.at) / DAY_MS / trace.strength) : 0;
  }

  #learn(skill: string, isRecalled: boolean, at: number): void {
    const trace = this.#traces.get(skill);
    const ease = new Random(seedFrom(this.#seed, skill)).next();
    if (!trace) {
      const strength =
        FIRST_STRENGTH.hardest * (FIRST_STRENGTH.easiest / FIRST_STRENGTH.hardest) ** ease;
      this.#traces.set(skill, { strength, at });
      return;
    }
    const effort = Math.min(1, (1 - this.#recall(skill, at)) / FULL_EFFORT);
    const { hardest, easiest } = AFTER_RECALL;
    const most = isRecalled ? hardest + (easiest - hardest) * ease : AFTER_FAILURE;
    const growth = 1 + (most - 1) * effort;
    this.#traces.set(skill, { strength: trace.strength * growth, at });
  }

  #weaken(id: string): void {
    const left = (this.#held.get(id) ?? 0) * LEFT_WHEN_NAMED;
    this.#held.set(id, left < GONE ? 0 : left);
  }

  #misconceptionsOf(skill: string): Misconception[] {
    return this.#misconceptions.filter(({ skills }) => skills.includes(skill));
  }
}
