import { counts, type JudgedResult } from './judged-result.ts';
import type { PartMark } from './mark.ts';

/** What went wrong in one part of an exercise, and for how many learners. */
export interface PartMistakes {
  packId: string;
  exerciseId: string;
  part: string;
  /** Learners who had it wrong at least once, whether with a name or without. */
  learners: number;
  /** Named causes, the most common first. */
  mistakes: Mistake[];
  /** Cells that were wrong, the most common first. */
  cells: WrongCell[];
  /** The draw in which most of these learners had it wrong. */
  seed: number;
}

export interface Mistake {
  id: string;
  title: string;
  learners: number;
}

/** A cell by its key, the learners who had it wrong, and the named causes of that, the most common first. */
export interface WrongCell {
  cell: string;
  learners: number;
  mistakes: Mistake[];
}

/** The mistakes of a class, part by part in the order of the assignment; each learner counts once for each. */
export function commonMistakes(results: readonly JudgedResult[]): PartMistakes[] {
  const parts = new Map<string, Tally>();
  for (const [learner, result] of results.filter(counts).entries()) {
    const order = new Map(result.tasks.map(({ exerciseId }, at) => [exerciseId, at]));
    const sorted = result.answers.toSorted(
      (a, b) => (order.get(a.exerciseId) ?? 0) - (order.get(b.exerciseId) ?? 0),
    );
    for (const { exerciseId, seed, leftOut, mark } of sorted) {
      if (leftOut === 'other-seed') continue;
      for (const part of mark?.parts ?? []) {
        if (!isMistaken(part)) continue;
        const key = JSON.stringify([result.pack?.id ?? '', exerciseId, part.part]);
        const tally = parts.get(key) ?? new Tally();
        parts.set(key, tally);
        tally.add(learner, seed, part);
      }
    }
  }
  return [...parts].map(([key, tally]) => {
    const [packId, exerciseId, part] = JSON.parse(key) as [string, string, string];
    return { packId, exerciseId, part, ...tally.result() };
  });
}

const isMistaken = ({ status }: PartMark): boolean => status === 'wrong' || status === 'partly';

class Tally {
  readonly #learners = new Set<number>();
  readonly #seeds = new Map<number, Set<number>>();
  readonly #causes = new Causes();
  readonly #cells = new Map<string, { who: Set<number>; causes: Causes }>();

  add(learner: number, seed: number, { mistakes, wrong }: PartMark): void {
    this.#learners.add(learner);
    this.#seeds.set(seed, (this.#seeds.get(seed) ?? new Set()).add(learner));
    this.#causes.add(learner, mistakes);
    for (const cell of wrong) {
      const known = this.#cells.get(cell) ?? { who: new Set(), causes: new Causes() };
      this.#cells.set(cell, known);
      known.who.add(learner);
      known.causes.add(learner, mistakes);
    }
  }

  result(): Pick<PartMistakes, 'learners' | 'mistakes' | 'cells' | 'seed'> {
    const [[seed] = [0]] = [...this.#seeds].sort(([, a], [, b]) => b.size - a.size);
    return {
      seed,
      learners: this.#learners.size,
      mistakes: this.#causes.result(),
      cells: [...this.#cells]
        .map(([cell, { who, causes }]) => ({
          ...{ cell, learners: who.size },
          mistakes: causes.result(),
        }))
        .sort(most),
    };
  }
}

/** Named causes, and the learners to whom each happened. */
class Causes {
  readonly #causes = new Map<string, { title: string; who: Set<number> }>();

  add(learner: number, mistakes: PartMark['mistakes']): void {
    for (const { id, title } of mistakes) {
      const known = this.#causes.get(id) ?? { title, who: new Set() };
      this.#causes.set(id, known);
      known.who.add(learner);
    }
  }

  result(): Mistake[] {
    return [...this.#causes]
      .map(([id, { title, who }]) => ({ id, title, learners: who.size }))
      .sort(most);
  }
}

const most = (a: { learners: number }, b: { learners: number }): number => b.learners - a.learners;
