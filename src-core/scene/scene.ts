import { ArgumentError } from '#core/errors.ts';
import { cellCount } from './block.ts';
import type { Block, Cell, Margin } from './block.ts';
import { checkCellCount, checkSpec } from './check-spec.ts';
import type { Contribution } from './contribution.ts';
import { convolutionRule } from './convolution.ts';
import type { Scene, SceneRule } from './rule.ts';
import type { SceneSpec } from './scene-spec.ts';
import { transposedConvolutionRule } from './transposed-convolution.ts';

export type { Scene } from './rule.ts';

const rules: Record<SceneSpec['scene'], SceneRule> = {
  convolution: convolutionRule,
  'transposed-convolution': transposedConvolutionRule,
};

const noMargin: Margin = { top: 0, bottom: 0, left: 0, right: 0, meaning: 'padding' };

/**
 * The blocks of a spec with their sizes, names and numbers. Output numbers are there when input and kernel have theirs.
 *
 * Errors: ArgumentError, ShapeError and BudgetError as `checkSpec` and the rules say.
 */
export function buildScene(spec: SceneSpec): Scene {
  checkSpec(spec);
  const rule = rules[spec.scene];
  const margins = rule.margins(spec);
  const block = (fields: Omit<Block, 'margin' | 'values'>, values?: readonly number[]): Block => {
    const margin = margins[fields.id] ?? noMargin;
    const [rows = 1, columns = 1] = fields.shape.slice(-2);
    const drawnRows = rows + margin.top + margin.bottom;
    const drawnColumns = columns + margin.left + margin.right;
    checkCellCount(`scene ${fields.id}`, [...fields.shape.slice(0, -2), drawnRows, drawnColumns]);
    return { ...fields, margin, ...(values && { values: Float64Array.from(values) }) };
  };
  const kernelShape = [spec.outChannels, spec.input[0], ...spec.kernel];
  const names = spec.kernelNames && { names: spec.kernelNames };
  const blocks = {
    input: block(
      { id: 'input', role: 'input', letter: 'x', title: 'Input', shape: spec.input },
      spec.inputValues,
    ),
    kernel: block(
      { id: 'kernel', role: 'weight', letter: 'w', title: 'Kernel', shape: kernelShape, ...names },
      spec.kernelValues,
    ),
    output: block({
      id: 'output',
      role: 'output',
      letter: 'y',
      title: 'Output',
      shape: rule.outputShape(spec),
    }),
  };
  const stepCount = cellCount(blocks[rule.stepBlock]);
  const scene = { spec, title: rule.title, blocks, stepBlock: rule.stepBlock, stepCount };
  const values = outputValues(scene);
  return values ? { ...scene, blocks: { ...blocks, output: { ...blocks.output, values } } } : scene;
}

/** The products that make an output cell, padding included. Errors: ArgumentError unless the cell is an output. */
export function contributors(scene: Scene, { block, cell }: Cell): Contribution[] {
  if (block !== 'output') throw new ArgumentError('contributors', 'a cell of output', block);
  return rules[scene.spec.scene].contributors(scene, cell);
}

/** The products that an input cell goes into. Errors: ArgumentError unless the cell is an input. */
export function dependents(scene: Scene, { block, cell }: Cell): Contribution[] {
  if (block !== 'input') throw new ArgumentError('dependents', 'a cell of input', block);
  return rules[scene.spec.scene].dependents(scene, cell);
}

/** y = Σ w · x, cell by cell; undefined while numbers are missing. */
function outputValues(scene: Scene): Float64Array | undefined {
  const x = scene.blocks.input.values;
  const w = scene.blocks.kernel.values;
  if (!x || !w) return undefined;
  return Float64Array.from({ length: cellCount(scene.blocks.output) }, (_, cell) =>
    contributors(scene, { block: 'output', cell }).reduce(
      (sum, { input, weight }) => (input === null ? sum : sum + (w[weight] ?? 0) * (x[input] ?? 0)),
      0,
    ),
  );
}
