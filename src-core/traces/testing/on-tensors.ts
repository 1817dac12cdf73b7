import type { Dual } from '#core/autograd/dual.ts';
import { Tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import type { Expression } from '#core/symbolic/expression.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { TraceGraph } from '#core/traces/trace-graph.ts';

type Applied = (...parts: unknown[]) => unknown;

/** The same graph on tensors, for tests: our own autodiff knows nothing of traces. */
export function onTensors<T extends Tensor | Dual>(graph: TraceGraph, inputs: readonly T[]): T {
  const apply = (name: string, ...parts: T[]): T =>
    (ops as unknown as Record<string, Applied>)[name]?.(...parts) as T;
  const known = new Map(graph.inputs.map((name, at) => [name, inputs[at] as T]));
  const value = (formula: Expression): T => {
    switch (formula.kind) {
      case 'number':
        return new Tensor(NdArray.scalar(formula.value.toNumber())) as T;
      case 'symbol':
        return known.get(formula.name) as T;
      case 'sum':
        return formula.terms.map(value).reduce((a, b) => apply('add', a, b));
      case 'product':
        return formula.factors.map(value).reduce((a, b) => apply('mul', a, b));
      case 'power':
        return apply('pow', value(formula.base), value(formula.exponent));
      case 'call':
        return apply(formula.name, ...formula.arguments.map(value));
      default:
        throw new Error('no such operation');
    }
  };
  for (const { name, formula } of graph.nodes) known.set(name, value(formula));
  return known.get(graph.nodes.at(-1)?.name ?? '') as T;
}
