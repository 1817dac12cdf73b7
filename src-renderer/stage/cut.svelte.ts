import { drawnOrder } from './axis-order.ts';
import type { AxisOrder } from './axis-order.ts';
import { cellCount, cellsPerVolume, volumeCount, volumeShape } from '#core/scene/cells/block.ts';
import type { Block } from '#core/scene/cells/block.ts';
import type { Scene } from '#core/scene/cells/scene.ts';
import { selectedReach } from '#core/scene/cells/selection.ts';
import type { Selection } from '#core/scene/cells/selection.ts';
import { isLarge } from './box-limit.ts';
import { isDense } from './dense.ts';
import type { Cut } from './layout.ts';
import { rangeOfBlock } from './value-ranges.ts';

/** What of the large volumes of a scene is shown, as the learner chose it and as the selection needs it. */
export class CutState {
  from = $state(0);
  sheet = $state(0);
  readonly #scene: () => Scene;
  readonly #selection: () => Selection;
  readonly #order: () => AxisOrder;

  constructor(scene: () => Scene, selection: () => Selection, order: () => AxisOrder) {
    this.#scene = scene;
    this.#selection = selection;
    this.#order = order;
  }

  /** Blocks that are drawn as one box. */
  readonly dense = $derived.by(() => {
    const scene = this.#scene();
    return isLarge(scene) ? scene.blocks.filter(isDense) : [];
  });
  /** The most layers that one of them has from front to back. */
  readonly layers = $derived(
    Math.max(0, ...this.dense.map((block) => drawnOrder(this.#order(), volumeShape(block))[0])),
  );
  /** The images of a batch or the filters of a kernel, of which one is shown. */
  readonly sheets = $derived.by(() => {
    const many = this.dense.find((block) => volumeCount(block) > 1);
    if (!many) return undefined;
    return { word: many.axes[0] === 'filter' ? 'Filter' : 'Image', count: volumeCount(many) };
  });
  readonly legend = $derived(
    this.dense
      .filter(({ values }) => values !== undefined)
      .map((block) => ({ block, range: rangeOfBlock(block) })),
  );
  /** By block, as text: it changes only when another volume is shown, not with every selection. */
  readonly #shown = $derived(
    JSON.stringify(
      Object.fromEntries(this.dense.map((block) => [block.id, this.#linkedVolume(block)])),
    ),
  );
  readonly cut: Cut = $derived.by(() => {
    const shown = JSON.parse(this.#shown) as Record<string, number>;
    const { from, sheet } = this;
    return { from, volumeOf: ({ id }: Block) => shown[id] ?? sheet };
  });

  /** The filter that takes part in what is picked, else the chosen one. */
  #linkedVolume(block: Block): number {
    if (volumeCount(block) === 1) return 0;
    if (block.role !== 'weight') return this.sheet;
    const marks = selectedReach(this.#scene(), this.#selection())?.get(block.id);
    const first = marks?.indexOf(1) ?? -1;
    return first < 0 || marks?.length !== cellCount(block)
      ? this.sheet
      : Math.floor(first / cellsPerVolume(block));
  }
}
