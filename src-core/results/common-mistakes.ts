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
  mistakes: { id: string; title: string; learners: number }[];
  /** Cells that were wrong, by key, with the learners who had them wrong; the most common first. */
  cells: { cell: string; learners: number }[];
}

/** The mistakes of a class, part by part in the order of the assignment; each learner counts once for each. */
export function commonMistakes(results: readonly JudgedResult[]): PartMistakes[] {
  const parts = new Map<string, Tally>();
  for (const [learner, result] of results.filter(counts).entries()) {
    const order = new Map(result.tasks.map(({ exerciseId }, at) => [exerciseId, at]));
    const sorted = result.answers.toSorted(
      (a, b) => (order.get(a.exerciseId) ?? 0) - (order.get(b.exerciseId) ?? 0),
    );
    for (const { exerciseId, leftOut, mark } of sorted) {
      if (leftOut === 'other-seed') continue;
      for (const part of mark?.parts ?? []) {
        if (!isMistaken(part)) continue;
        const key = JSON.stringify([result.pack?.id ?? '', exerciseId, part.part]);
        const tally = parts.get(key) ?? new Tally();
        parts.set(key, tally);
        tally.add(learner, part);
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
  readonly #mistakes = new Map<string, { title: string; who: Set<number> }>();
  readonly #cells = new Map<string, Set<number>>();

  add(learner: number, { mistakes, wrong }: PartMark): void {
    this.#learners.add(learner);
    for (const { id, title } of mistakes) {
      const known = this.#mistakes.get(id) ?? { title, who: new Set() };
      this.#mistakes.set(id, known);
      known.who.add(learner);
    }
    for (const cell of wrong) {
      const who = this.#cells.get(cell) ?? new Set();
      this.#cells.set(cell, who.add(learner));
    }
  }

  result(): Pick<PartMistakes, 'learners' | 'mistakes' | 'cells'> {
    const most = (a: { learners: number }, b: { learners: number }) => b.learners - a.learners;
    return {
      learners: this.#learners.size,
      mistakes: [...this.#mistakes]
        .map(([id, { title, who }]) => ({ id, title, learners: who.size }))
        .sort(most),
      cells: [...this.#cells].map(([cell, who]) => ({ cell, learners: who.size })).sort(most),
    };
  }
}
