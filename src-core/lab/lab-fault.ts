import type { LabRun } from './lab.ts';

/** The first value that is not finite: which tensor or curve, and after which step. */
export interface LabFault {
  step: number;
  name: string;
  value: 'NaN' | '∞' | '−∞';
}

/** What is not finite in a run at a step: the first of its tensors in their order, else the first of its curves. */
export function faultAt(
  step: number,
  run: LabRun,
  point: Readonly<Record<string, number>>,
): LabFault | undefined {
  for (const [name, values] of Object.entries(run.tensors())) {
    // An index instead of `find`: this loop runs over every number of every step.
    for (let i = 0; i < values.length; i++)
      if (!Number.isFinite(values[i])) return { step, name, value: shown(values[i] as number) };
  }
  const curve = Object.entries(point).find(([, value]) => !Number.isFinite(value));
  return curve && { step, name: curve[0], value: shown(curve[1]) };
}

const shown = (value: number): LabFault['value'] =>
  Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
