import { AppError } from '#core/errors.ts';
import type { ModelIssue } from '#core/layers/model.ts';
import { parseModel } from '#core/layers/notation/parse-model.ts';
import { extentOf } from '#core/layers/index-set.ts';
import { receptiveField } from '#core/layers/receptive-field.ts';
import { shapeModel } from '#core/layers/shape-model.ts';
import type { ShapedModel } from '#core/layers/shape-model.ts';
import { inputRefusal, runRefusal } from './limits.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** One layer as arithmetic knows it. */
export interface LayerRow {
  /** PyTorch's name, and what the text calls it, if anything. */
  kind: string;
  name: string;
  shape: readonly number[];
  parameters: number;
  multiplyAdds: number;
  /** Additions, multiplications, comparisons and functions such as exp, together. */
  operations: number;
  /** How far the unit in the middle sees along each axis of the input, padded zeros counted; none where that is too much to tell. */
  field: readonly number[] | undefined;
  line: number;
  isSupposed: boolean;
}

/** What the text of the layers says about an input of this shape, before anything is computed. */
export interface ShapedWorkbench {
  /** The layers up to the first that does not fit. */
  shaped: ShapedModel;
  rows: readonly LayerRow[];
  issues: readonly ModelIssue[];
  notes: readonly string[];
  /** Why nothing is computed although the layers fit, as a sentence. */
  refusal: string | undefined;
}

/** Reads the layers and follows the input through them. Without a text there are no layers and no issues. */
export function shapeWorkbench({
  layers,
  input,
}: Pick<WorkbenchState, 'layers' | 'input'>): ShapedWorkbench {
  const none: ShapedModel = { input, layers: [], output: -1, notes: [] };
  const refusal = inputRefusal(input);
  const empty = { shaped: none, rows: [], notes: [], issues: [], refusal };
  if (refusal !== undefined || layers.trim() === '') return empty;
  const parsed = parseModel(layers, input);
  if (!parsed.ok) return { ...empty, issues: parsed.issues };
  const result = shapeModel(parsed.model, input);
  const { shaped } = result;
  return {
    shaped,
    rows: shaped.layers.map((_, at) => rowOf(shaped, at)),
    issues: result.ok ? [] : result.issues,
    notes: [...new Set(shaped.notes.map(({ message }) => message))],
    refusal: runRefusal(shaped),
  };
}

function rowOf(shaped: ShapedModel, at: number): LayerRow {
  const layer = shaped.layers[at] as ShapedModel['layers'][number];
  const { kind, name, shape, parameters, multiplyAdds, line, isSupposed } = layer;
  const { multiply = 0, add = 0, compare = 0, special = 0 } = layer.cost();
  return {
    kind,
    name: /^\d+(_\d+)?$/.test(name) ? '' : name,
    shape,
    parameters: parameters.weights + parameters.biases,
    multiplyAdds,
    operations: multiply + add + compare + special,
    field: fieldOf(shaped, at, shape),
    line,
    isSupposed,
  };
}

function fieldOf(
  shaped: ShapedModel,
  at: number,
  shape: readonly number[],
): readonly number[] | undefined {
  try {
    const middle = shape.map((size, axis) =>
      axis === 0 && shape.length > 1 ? 0 : Math.floor(size / 2),
    );
    const { unclipped, seen } = receptiveField(shaped, at, middle);
    const ends = unclipped.map((own, axis) => own ?? extentOf(seen[axis] ?? []));
    const places = ends.length > 1 ? ends.slice(1) : ends;
    return places.map((own) => (own ? own[1] - own[0] + 1 : 0));
  } catch (thrown) {
    // Sets of cells that are too large to follow have no extent here; the other columns stand.
    if (thrown instanceof AppError) return undefined;
    throw thrown;
  }
}
