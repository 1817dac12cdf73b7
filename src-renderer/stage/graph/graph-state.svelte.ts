import { nodeAfterMove } from '#core/scene/graph/graph-cursor.ts';
import type { GraphMove } from '#core/scene/graph/graph-cursor.ts';
import type { GraphScene } from '#core/scene/graph/graph-scene.ts';
import { nodeWords } from '#core/scene/graph/graph-words.ts';
import { progressAfter } from '#core/scene/graph/steps.ts';
import type { GraphStep, RowProgress } from '#core/scene/graph/steps.ts';
import { workedStep } from '#core/scene/graph/worked-step.ts';
import type { WorkedStep } from '#core/scene/graph/worked-step.ts';
import type { StageSelection } from '../selection.svelte.ts';

/**
 * Where the sweeps of one graph stand and which node is looked at; picture, trace and line share it. The steps that
 * are done are the stage's selection, so that an address leads to the very step: the last one is its output.
 */
export class GraphState {
  readonly scene: GraphScene = $derived.by(() => this.#scene());
  readonly #scene: () => GraphScene;
  readonly #selection: StageSelection;
  /** The node under the cursor. */
  node: number | null = $state(null);
  /** What a screen reader is told of the last key. */
  announcement = $state('');

  readonly progress: RowProgress[] = $derived.by(() => {
    const { steps, nodes, spec } = this.scene;
    const inputs = nodes.filter(({ role }) => role === 'input').length;
    return progressAfter(steps, this.done, spec.sweeps, inputs, nodes.length);
  });
  /** The step that was done last. */
  readonly step: GraphStep | undefined = $derived.by(() => this.scene.steps[this.done - 1]);
  readonly worked: WorkedStep | undefined = $derived.by(
    () => this.step && workedStep(this.scene, this.step),
  );

  constructor(scene: () => GraphScene, selection: StageSelection) {
    this.#scene = scene;
    this.#selection = selection;
    this.node = this.step?.node ?? null;
  }

  /** How many steps are done. */
  get done(): number {
    const last = this.#selection.output ?? -1;
    return Math.min(this.scene.steps.length, last + 1);
  }

  /** Goes to the place after `done` steps and puts the cursor on what the last of them computed. */
  goTo(done: number): void {
    const last = Math.min(this.scene.steps.length, Math.max(0, done)) - 1;
    this.#selection.pick(last < 0 ? {} : { output: last });
    this.node = this.step?.node ?? null;
  }

  /** One step on or back, and says it. */
  stepBy(by: number): void {
    this.goTo(this.done + by);
    this.announcement = this.stepWords();
  }

  pick(node: number | null): void {
    this.node = node;
    this.announcement =
      node === null ? 'Nothing picked.' : nodeWords(this.scene, this.progress, node);
  }

  move(move: GraphMove): void {
    this.pick(nodeAfterMove(this.scene, this.node, move));
  }

  /** The last step as it is said. */
  stepWords(): string {
    if (!this.worked) return 'Before the first step.';
    const lines = this.worked.lines.map(({ spoken }) => spoken).join('. ');
    return `${lines}. ${this.worked.note}`.trim();
  }
}
