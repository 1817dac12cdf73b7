import { parseModel } from '#core/layers/notation/parse-model.ts';
import { printPyTorch } from '#core/layers/notation/print-pytorch.ts';
import { shapeModel } from '#core/layers/shape-model.ts';
import type { ShapedLayer } from '#core/layers/shape-model.ts';
import type { ModelIssue } from '#core/layers/model.ts';

/** One layer as it is shown while a network is built. */
export interface NetworkRow {
  /** Where it stands in the text. */
  line: number;
  kind: string;
  /** What it was named, else nothing. */
  name: string;
  shape: string;
  parameters: number;
  /** A flatten that the text leaves out. */
  isSupposed: boolean;
}

export interface NetworkTable {
  /** The layers, up to the first one that does not fit. */
  rows: NetworkRow[];
  parameters: number;
  /** What is wrong, with its line. */
  issues: ModelIssue[];
  /** What was supposed, each once. */
  notes: string[];
  /** The network as PyTorch code; none while something is wrong. */
  code: string | undefined;
}

/** What the text says about a network on an input [C, H, W]. Blank text has no issues. */
export function networkTable(text: string, input: readonly number[]): NetworkTable {
  if (text.trim() === '')
    return { rows: [], parameters: 0, issues: [], notes: [], code: undefined };
  const parsed = parseModel(text, input);
  if (!parsed.ok)
    return { rows: [], parameters: 0, issues: parsed.issues, notes: [], code: undefined };
  const result = shapeModel(parsed.model, input);
  const { layers, notes } = result.shaped;
  const rows = layers.map(rowOf);
  return {
    rows,
    parameters: rows.reduce((sum, { parameters }) => sum + parameters, 0),
    issues: result.ok ? [] : result.issues,
    notes: [...new Set(notes.map(({ message }) => message))],
    code: result.ok ? printPyTorch(result.shaped) : undefined,
  };
}

function rowOf({ line, kind, name, shape, parameters, isSupposed }: ShapedLayer): NetworkRow {
  return {
    line,
    kind,
    name: /^\d+$/.test(name) ? '' : name,
    shape: shape.join(' × '),
    parameters: parameters.weights + parameters.biases,
    isSupposed,
  };
}
