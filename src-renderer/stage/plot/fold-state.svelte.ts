import { foldWords, landingOf } from '#core/scene/plot/folding.ts';
import type { FoldCell, Folding } from '#core/scene/plot/folding.ts';

/** Along which coordinate a key goes, and where. */
const steps: Record<string, [axis: number, by: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [1, 1],
  ArrowDown: [1, -1],
  PageUp: [2, -1],
  PageDown: [2, 1],
};

/** How often a strip or sheet is folded and which of its cells is looked at. */
export class FoldState {
  readonly folding: Folding = $derived.by(() => this.#folding());
  /** Whether places may be told. */
  readonly isTold: boolean = $derived.by(() => this.#isTold());
  readonly #folding: () => Folding;
  readonly #isTold: () => boolean;
  done = $state(0);
  picked: number | null = $state(null);
  announcement = $state('');

  readonly cell: FoldCell | undefined = $derived.by(() =>
    this.picked === null ? undefined : this.folding.cells[this.picked],
  );

  constructor(folding: () => Folding, isTold: () => boolean) {
    this.#folding = folding;
    this.#isTold = isTold;
  }

  /** Where a cell lies after the folds so far. */
  landing(at: number): number[] {
    const cell = this.folding.cells[at];
    return cell ? landingOf(cell, this.folding.spec.folds, this.done) : [];
  }

  /** Whether a cell lies where the picked one does. */
  isWithPicked(at: number): boolean {
    if (this.picked === null) return false;
    return this.landing(at).join() === this.landing(this.picked).join();
  }

  foldTo(done: number): void {
    this.done = Math.min(this.folding.spec.folds, Math.max(0, done));
  }

  /** One fold on or back, and says it. */
  foldBy(by: number): void {
    this.foldTo(this.done + by);
    this.announcement = `${this.foldedWords()}. ${this.cellWords()}`.trim();
  }

  pick(at: number | null): void {
    this.picked = at;
    this.announcement = at === null ? 'Nothing picked.' : this.cellWords();
  }

  /** The cell after an arrow key; undefined when the key means nothing here. */
  press(key: string): true | undefined {
    const step = steps[key];
    const { perAxis, cells } = this.folding;
    if (key === 'Escape' && this.picked !== null) this.pick(null);
    else if (key === 'Home') this.pick(0);
    else if (key === 'End') this.pick(cells.length - 1);
    else if (!step) return undefined;
    else if (this.picked === null) this.pick(0);
    else {
      const [axis, by] = step;
      const place = this.cell?.index[axis];
      // The key of a coordinate that is not there goes nowhere.
      const to = place === undefined ? 0 : Math.min(perAxis - 1, Math.max(0, place + by)) - place;
      this.pick(this.picked + to * perAxis ** axis);
    }
    return true;
  }

  foldedWords(): string {
    if (this.done === 0) return 'Not folded';
    return this.done === 1 ? 'Folded once' : `Folded ${this.done} times`;
  }

  cellWords(): string {
    return this.cell ? foldWords(this.cell, this.done, this.isTold) : '';
  }
}
