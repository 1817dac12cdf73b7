import { toFloat } from '#core/traces/quantity.ts';
import type { GraphScene } from './graph-scene.ts';

/**
 * What a graph tells of its rows as a matrix: a line a row of the trace, with its value, tangent and adjoint as far as they
 * may be told. Undefined where none may.
 */
export function graphNumbers({
  nodes,
  values,
  tangents,
  adjoints,
}: GraphScene): { shape: number[]; values: number[] } | undefined {
  const told = [values, tangents, adjoints].filter((list) => list !== undefined);
  if (told.length === 0) return undefined;
  return {
    shape: [nodes.length, told.length],
    values: nodes.flatMap((_, at) => told.map((list) => toFloat(list[at] ?? NaN))),
  };
}
