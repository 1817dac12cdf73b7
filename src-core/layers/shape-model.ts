import { AppError, formatShape } from '#core/errors.ts';
import { elementCount } from '#core/tensor/strides.ts';
import { kindFor } from './kinds/index.ts';
import type { LayerPlan, Shape } from './layer-kind.ts';
import { MODEL_INPUT } from './model.ts';
import type { LayerNode, Model, ModelIssue } from './model.ts';

/** A layer whose sizes are known. */
export interface ShapedLayer extends LayerPlan {
  name: string;
  /** PyTorch's name. */
  kind: string;
  /** Places in the list of shaped layers, or MODEL_INPUT. */
  inputs: readonly number[];
  line: number;
  column: number;
  /** A flatten that the text does not show. */
  isSupposed: boolean;
}

/** A model on an input of one shape. */
export interface ShapedModel {
  input: Shape;
  layers: readonly ShapedLayer[];
  output: number;
  notes: readonly ModelIssue[];
}

/** The shaped model; with issues the layers before the first fault. */
export type ShapedResult =
  { ok: true; shaped: ShapedModel } | { ok: false; issues: ModelIssue[]; shaped: ShapedModel };

/**
 * Shapes, parameters and costs of every layer for an input without its batch.
 *
 * Where a linear layer names its features and channels × height × width fit them, a flatten is put before it and noted:
 * printouts do not show it.
 */
export function shapeModel(model: Model, input: Shape): ShapedResult {
  const layers: ShapedLayer[] = [];
  const notes = [...model.notes];
  /** Where each node of the text stands in `layers`. */
  const placeOf = new Map([[MODEL_INPUT, MODEL_INPUT]]);
  const done = (output: number): ShapedModel => ({ input, layers, output, notes });
  for (const [at, node] of model.nodes.entries()) {
    let sources = node.inputs.map((i) => placeOf.get(i) as number);
    const shapes = (): [Shape, ...Shape[]] =>
      sources.map((i) => layers[i]?.shape ?? input) as [Shape, ...Shape[]];
    try {
      if (needsFlatten(node, shapes())) {
        layers.push(planned({ ...node, kind: 'Flatten', settings: {} }, shapes(), sources, true));
        notes.push({
          ...placeIn(node),
          message: 'A flatten before this linear layer is supposed; printouts do not show it.',
        });
        sources = [layers.length - 1];
      }
      layers.push(planned(node, shapes(), sources, false));
      placeOf.set(at, layers.length - 1);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      const output = layers.length - 1;
      const message = featuresMisfit(node, shapes()) ?? `${thrown.message}.`;
      const issue = { ...placeIn(node), message };
      return { ok: false, issues: [issue], shaped: done(output) };
    }
  }
  return { ok: true, shaped: done(placeOf.get(model.output) as number) };
}

function placeIn({ line, column }: LayerNode): { line: number; column: number } {
  return { line, column };
}

function planned(
  node: LayerNode,
  shapes: [Shape, ...Shape[]],
  inputs: readonly number[],
  isSupposed: boolean,
): ShapedLayer {
  const kind = kindFor(node.kind, shapes[0]);
  if (!kind)
    throw new AppError('model', `no ${node.kind} reads an input with ${shapes[0].length} axes`);
  const plan = kind.plan(node.settings, shapes);
  elementCount(kind.name, plan.shape);
  return { ...plan, name: node.name, kind: kind.name, inputs, isSupposed, ...placeIn(node) };
}

function needsFlatten({ kind, settings }: LayerNode, [shape]: [Shape, ...Shape[]]): boolean {
  const features = settings['inFeatures'];
  return (
    kind === 'Linear' &&
    shape.length > 1 &&
    features !== undefined &&
    shape.at(-1) !== features &&
    shape.reduce((product, size) => product * size, 1) === features
  );
}

/** Why a linear layer does not follow a map: printouts do not show the pooling that a forward does by itself. */
function featuresMisfit(
  { kind, settings }: LayerNode,
  [shape]: [Shape, ...Shape[]],
): string | undefined {
  const features = settings['inFeatures'];
  const [channels = 1, ...sides] = shape;
  if (kind !== 'Linear' || typeof features !== 'number' || sides.length === 0) return undefined;
  const arriving = shape.reduce((product, size) => product * size, 1);
  const side = (features / channels) ** (1 / sides.length);
  const wanted = [channels, ...sides.map(() => Math.round(side))];
  const said = `Linear: expected ${features} features, got ${formatShape(shape)}, which are ${arriving} numbers.`;
  if (wanted.reduce((product, size) => product * size, 1) !== features) return said;
  return `${said} ${features} are ${formatShape(wanted)}: a step before it, such as pooling, is not written here. Add it to the text.`;
}

/** The shape that a node yields. */
export function shapeAt({ layers, input }: ShapedModel, at: number): Shape {
  return layers[at]?.shape ?? input;
}
