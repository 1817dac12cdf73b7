import type { BlockId } from '#core/scene/cells/block.ts';
import type { CellsSpec, KnownNumbers } from '#core/scene/cells/cells-spec.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import type { NamedTensor, WorkbenchRun } from './run-workbench.ts';

/** What a block of a picture shows: a tensor by its name, or the result of a layer. */
export type BlockSource = { tensor: string } | { layer: number };

/** A picture of something on the bench, and where the numbers of its blocks come from. */
export interface BenchScene {
  spec: CellsSpec;
  sources: Readonly<Record<BlockId, BlockSource>>;
  /** Where a cell of a block lies in its tensor; the same place unless said otherwise. */
  cellOf?: (block: BlockId, cell: number) => number;
}

/** More activations than this do not stand in a row. */
const rowLimit = 23;
/** Rows with more cells than this are too much to follow through all layers at once. */
const cellLimit = 400_000;

/** The result of a layer; of −1 the input. */
export function resultOf(run: WorkbenchRun, layer: number): NamedTensor | undefined {
  return layer < 0 ? run.tensors[0] : run.results[layer];
}

/** The tensor that a block shows. */
export function tensorOf(run: WorkbenchRun, source: BlockSource): NamedTensor | undefined {
  if ('layer' in source) return resultOf(run, source.layer);
  return run.tensors.find(({ name }) => name === source.tensor);
}

/** How many layers, from the first, a row of activations shows. */
export function shownLayers({ layers, input }: ShapedModel): number {
  let cells = count(input);
  let shown = 0;
  for (const { shape } of layers.slice(0, rowLimit)) {
    cells += count(shape);
    if (cells > cellLimit || shape.length > 3) break;
    shown += 1;
  }
  return shown;
}

/**
 * The activations of all layers in a row, each with its numbers; of long networks those that fit. Undefined where there
 * is no layer to show.
 */
export function networkScene(
  text: string,
  shaped: ShapedModel,
  run: WorkbenchRun,
): BenchScene | undefined {
  const shown = shownLayers(shaped);
  if (shown === 0 || shaped.input.length > 3) return undefined;
  const blocks = shaped.layers.slice(0, shown).map((_, at) => [`layer-${at + 1}`, at] as const);
  const known: KnownNumbers = Object.fromEntries([
    ['input', run.tensors[0]?.values ?? new Float64Array()],
    ...blocks.map(([id, at]): [string, ArrayLike<number>] => [id, run.results[at]?.values ?? []]),
  ]);
  return {
    spec: {
      family: 'cells',
      scene: 'network',
      input: shaped.input,
      layers: text,
      isEachApart: true,
      shownLayers: shown,
      known,
    },
    sources: {
      input: { tensor: 'input' },
      ...Object.fromEntries(blocks.map(([id, layer]) => [id, { layer }])),
    },
  };
}

/** One tensor by itself, such as a gradient. */
export function tensorScene(
  title: string,
  shape: readonly number[],
  values: ArrayLike<number>,
): CellsSpec {
  // What has more axes than a picture is shown with its first ones as one.
  const lead = Math.max(1, shape.length - 4);
  const folded = [count(shape.slice(0, lead)), ...shape.slice(lead)];
  return {
    family: 'cells',
    scene: 'tensor',
    shape: shape.length > 5 ? folded : shape,
    values,
    title,
  };
}

export function count(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
