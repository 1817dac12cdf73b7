import type { BlockId } from '#core/scene/cells/block.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';

/** Cells of one block that are the answer to a question. */
export interface CellAnswer {
  readonly block: BlockId;
  /** The cells that are in it now. */
  readonly cells: readonly number[];
  /** Puts a cell in, or takes it out. */
  toggle(cell: number): void;
}

/**
 * What is picked in the stage and in the answers beside it, shared by both: one flat cell a block, row by row. In the
 * matrix of a map a cell of `output` is a row and a cell of `input` a column.
 */
export class StageSelection {
  /** Replaced as a whole, so that it can be compared and handed on. */
  cells: Selection = $state.raw({});
  /** The block whose cells are the steps of the picture. */
  stepBlock: BlockId = $state('output');
  /** The step that was asked for before the picture said by which block it is stepped through. */
  #asked: number | undefined;
  /** What the stage shows in place of the exercise's own picture. */
  scene: SceneSpec | undefined = $state.raw();
  #answers: readonly CellAnswer[] = $state.raw([]);
  #latest: CellAnswer | undefined = $state.raw();

  get output(): number | null {
    return this.at('output');
  }

  get input(): number | null {
    return this.at('input');
  }

  /** The picked cell of a block, or null. */
  at(block: BlockId): number | null {
    return this.cells[block] ?? null;
  }

  /** The step that the picture stands at, from 1; 0 before the first. */
  get step(): number {
    return (this.at(this.stepBlock) ?? -1) + 1;
  }

  /** Starts at a step, counted from 1, whatever block it turns out to belong to. */
  startAt(step: number): void {
    this.#asked = step - 1;
    this.pick({ [this.stepBlock]: step - 1 });
  }

  /** Called by the picture: its steps are the cells of this block. */
  stepsThrough(block: BlockId): void {
    const asked = this.#asked;
    this.#asked = undefined;
    const isUntouched = asked !== undefined && this.at(this.stepBlock) === asked;
    this.stepBlock = block;
    if (isUntouched) this.pick({ [block]: asked });
  }

  /** Picks these cells and no others: one, or the pair where a row and a column meet. */
  pick(cells: Selection): void {
    const isSame = [...Object.keys(cells), ...Object.keys(this.cells)].every(
      (block) => (cells[block] ?? null) === this.at(block),
    );
    if (!isSame) this.cells = cells;
  }

  /** Shows another picture; what was picked in the one before says nothing about it. */
  show(scene: SceneSpec | undefined): void {
    if (scene === this.scene) return;
    this.scene = scene;
    this.stepBlock = 'output';
    this.clear();
  }

  clear(): void {
    this.pick({});
  }

  /** The answer that cells of the picture are put into: of several the one that was worked on last. */
  get answer(): CellAnswer | undefined {
    return this.#answers.find((one) => one === this.#latest) ?? this.#answers[0];
  }

  /** Lets an answer be picked in the picture too; yields the way to take that back. */
  takeAnswer(answer: CellAnswer): () => void {
    this.#answers = [...this.#answers, answer];
    return () => (this.#answers = this.#answers.filter((one) => one !== answer));
  }

  /** From now on cells go into this answer. */
  workOn(answer: CellAnswer): void {
    this.#latest = answer;
  }

  /** Puts a cell into the answer or takes it out; false where it belongs to no answer. */
  answerWith(block: BlockId, cell: number): boolean {
    const { answer } = this;
    if (answer?.block !== block) return false;
    answer.toggle(cell);
    return true;
  }

  /** The same for the picked cell of the answer's block. */
  answerWithPicked(): boolean {
    const { answer } = this;
    const cell = answer && this.at(answer.block);
    return answer !== undefined && typeof cell === 'number' && this.answerWith(answer.block, cell);
  }
}
