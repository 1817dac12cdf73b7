import type { Settings } from './layer-kind.ts';

/** Where a node gets its numbers: the place of an earlier node, or the input of the model. */
export const MODEL_INPUT = -1;

/** One layer of a model as it was written; its sizes may still depend on what arrives. */
export interface LayerNode {
  /** Unique: as it was given, or the place in the list. */
  name: string;
  /** PyTorch's name, or that of a family (`Conv`) whose axes follow from the input. */
  kind: string;
  settings: Settings;
  /** Places of earlier nodes, or MODEL_INPUT. */
  inputs: readonly number[];
  /** Where it was written, from 1. */
  line: number;
  column: number;
}

/** Layers in the order in which they are computed: a list with branches. */
export interface Model {
  nodes: readonly LayerNode[];
  /** The node whose result is that of the model; MODEL_INPUT for a model without layers. */
  output: number;
  /** What had to be supposed while reading, for the reader. */
  notes: readonly ModelIssue[];
}

/** Something to be said about a line of a text. Shown as `line:column: message`. */
export interface ModelIssue {
  line: number;
  column: number;
  message: string;
}

export type ModelResult = { ok: true; model: Model } | { ok: false; issues: ModelIssue[] };

/** `2:5: message`. */
export function showIssue({ line, column, message }: ModelIssue): string {
  return `${line}:${column}: ${message}`;
}
