import { AppError } from '#core/errors.ts';
import { showIssue } from '#core/layers/model.ts';
import { parseModel } from '#core/layers/notation/parse-model.ts';
import { shapeModel } from '#core/layers/shape-model.ts';
import type { ShapedLayer, ShapedModel } from '#core/layers/shape-model.ts';
import { shownSetting } from '#core/layers/settings.ts';
import type { Block, Grid } from '../block.ts';
import type { NetworkSpec } from '../cells-spec.ts';
import { checkSizes } from '../check-spec.ts';
import { layerRelation } from '../layer-relation.ts';
import type { LayerRead } from '../layer-relation.ts';
import type { Layout } from '../layout.ts';
import { makeBlock } from '../make-block.ts';
import type { Relation } from '../relation.ts';

/** More activations than this do not stand in a row. */
const blockLimit = 24;
/** Longer vectors are folded. */
const longestColumn = 12;
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The activations of a network, one block a layer; unless each stands apart, what works cell by cell (activations, dropout, batch norm in
 * evaluation) stands in the block before it. A cell is computed from the cells that its layer reads.
 *
 * Errors: AppError with line and column for layers that cannot be read or do not fit, BudgetError for large maps.
 */
export function network(spec: NetworkSpec): Layout {
  const model = shaped(spec);
  const blocks: Block[] = [
    makeBlock({ id: 'input', role: 'input', letter: 'x', title: 'Input', shape: spec.input }),
  ];
  const relations: Relation[] = [];
  /** The block that holds the results of each layer, −1 standing for the input. */
  const blockOf = new Map<number, number>([[-1, 0]]);
  for (const [at, layer] of model.layers.slice(0, spec.shownLayers).entries()) {
    const held = blockOf.get(layer.inputs[0] ?? -1) ?? 0;
    const before = blocks[held];
    if (!spec.isEachApart && before && held > 0 && isCellwise(layer, before.shape)) {
      blocks[held] = { ...before, title: `${before.title}, ${wordOf(layer)}` };
      blockOf.set(at, held);
      continue;
    }
    const number = blocks.length;
    const block = makeBlock({
      id: `layer-${number}`,
      role: 'output',
      letter: `h${superscript(number)}`,
      title: wordOf(layer),
      sign: '→',
      shape: layer.shape,
      ...(layer.shape.length === 1 && { grid: foldedGrid(layer.shape[0] ?? 1) }),
    });
    const reads = layer.inputs.map((input): LayerRead => {
      const source = blocks[blockOf.get(input) ?? 0] as Block;
      return { block: source, input: layer.inputs.indexOf(input) };
    });
    relations.push(layerRelation(layer, block, reads));
    blocks.push(block);
    blockOf.set(at, number);
    if (blocks.length > blockLimit)
      throw new AppError(
        'scene',
        `scene network: expected at most ${blockLimit} activations in a row, got more`,
      );
  }
  const last = blocks.at(-1) as Block;
  if (relations.length > 0) blocks[blocks.length - 1] = { ...last, letter: 'y' };
  return {
    title: 'Network',
    settings: [`${relations.length} ${relations.length === 1 ? 'activation' : 'activations'}`],
    rule: 'Each cell is computed from the cells that its layer reads in the block before; through all layers these are its receptive field.',
    sizes: 'channels × rows × columns',
    blocks,
    relations,
    step: { block: last.id, word: 'cell' },
    hasFields: true,
  };
}

function shaped({ input, layers }: NetworkSpec): ShapedModel {
  checkSizes('scene network', 'input', input, 1);
  const read = parseModel(layers, input);
  const result = read.ok ? shapeModel(read.model, input) : read;
  if (!result.ok)
    throw new AppError('scene', `scene network: ${result.issues.map(showIssue).join('; ')}`);
  return result.shaped;
}

/** A long vector row by row in a map that is not much higher than wide. */
function foldedGrid(features: number): Grid {
  const across = [8, 7, 6, 5, 4, 3, 2].find(
    (columns) => features % columns === 0 && features >= 2 * columns * columns,
  );
  if (features <= longestColumn || !across) return [1, 1, features, 1];
  let columns = across;
  while (columns * 2 <= Math.sqrt(features) && features % (columns * 2) === 0) columns *= 2;
  return [1, 1, features / columns, columns];
}

/** Whether every result reads the one cell in its own place. */
function isCellwise(layer: ShapedLayer, from: readonly number[]): boolean {
  const isSameShape =
    layer.shape.length === from.length && layer.shape.every((size, axis) => size === from[axis]);
  if (!isSameShape || layer.inputs.length > 1 || layer.multiplyAdds > 0) return false;
  return [0, 1].every((end) => {
    const box = from.map((size): [[number, number]] => [[end * (size - 1), end * (size - 1)]]);
    const reads = layer.reads(box, true, 0);
    return reads.length === 1 && JSON.stringify(reads[0]) === JSON.stringify(box);
  });
}

/** "Conv 3 × 3", "MaxPool 2", "ReLU". */
function wordOf({ kind, settings }: ShapedLayer): string {
  const name = kind.replace(/[123]d$/u, '');
  const size = settings['kernelSize'];
  return size === undefined
    ? name
    : `${name} ${shownSetting(size)
        .replace(/[()[\]]/g, '')
        .replace(', ', ' × ')}`;
}

function superscript(number: number): string {
  return [...`${number}`].map((digit) => superscripts[Number(digit)] ?? digit).join('');
}
