import type { Settings } from '#core/layers/layer-kind.ts';
import { sortOf } from '../language/functions/misread-shapes.ts';

/** `(64, 29, 29)`. */
export function shownShape(shape: readonly number[]): string {
  return `(${shape.join(', ')})`;
}

/**
 * How the side along the first axis that is wrong comes about in the learner's own numbers; nothing where all sides are
 * right, and for layers without windows.
 */
export function sideFormula(
  kind: string,
  settings: Settings,
  input: readonly number[],
  shapes: { got: readonly number[]; asked: readonly number[] },
): string {
  const { got, asked } = shapes;
  const axis = got.findIndex((size, at) => at > 0 && size !== asked[at]);
  const sort = sortOf(kind);
  if (axis < 1 || !sort || got.length !== asked.length) return '';
  const number = (name: string): number | undefined => {
    const value = settings[name];
    const each = Array.isArray(value) ? (value as readonly number[])[axis - 1] : value;
    return typeof each === 'number' ? each : undefined;
  };
  const [n, k] = [input[axis], number('kernelSize')];
  const [s = 1, p, d = 1] = [number('stride') ?? k, number('padding'), number('dilation')];
  if (n === undefined || k === undefined || p === undefined) return '';
  if (sort === 'transposed') {
    const extra = number('outputPadding') ?? 0;
    const terms = `(${n} - 1) \\cdot ${s} - 2 \\cdot ${p} + ${d} \\cdot (${k} - 1) + ${extra} + 1`;
    return ` A side is $${terms} = ${got[axis]}$.`;
  }
  if (settings['ceilMode'] === true) return '';
  const covered = d === 1 ? `${k}` : `(${d} \\cdot (${k} - 1) + 1)`;
  return ` A side is $\\left\\lfloor \\frac{${n} + 2 \\cdot ${p} - ${covered}}{${s}} \\right\\rfloor + 1 = ${got[axis]}$.`;
}
