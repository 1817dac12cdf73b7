import type { Measures } from '#core/lab/experiment.ts';
import { formatText } from '../language/format.ts';
import { asNumber } from '../language/value.ts';
import type { CellStatus } from '../verdict.ts';
import type { Grade } from './answer-type.ts';
import type { FieldValues } from './fields.ts';

/** What a lab is graded by. */
export interface LabKey {
  /** Allowed distance of each measure that is handed in. */
  tolerances: ReadonlyMap<string, number>;
  measure(given: FieldValues): Measures;
  /** Why the run is no answer to the question; none when it is one. */
  broken(given: FieldValues): string | undefined;
}

/** A run that misses its goal is no answer; else the share of the numbers handed in that the run gives again. */
export function gradeLab({ tolerances, measure, broken }: LabKey, given: FieldValues): Grade {
  const measures = measure(given);
  const valueOf = (name: string): number => asNumber(given[name] ?? NaN, name);
  const names = [...tolerances.keys()];
  const wrong = names.filter((name) => {
    const distance = Math.abs(valueOf(name) - (measures[name] ?? NaN));
    return !(distance <= (tolerances.get(name) ?? 0));
  });
  const marks = names.map((name): [string, CellStatus] => [
    `${name},0`,
    wrong.includes(name) ? 'wrong' : 'right',
  ]);
  const cells = Object.fromEntries(marks);
  const reason = broken(given);
  if (reason !== undefined) return { score: 0, message: reason, cells };
  if (wrong.length === 0) return { score: 1, cells };
  const yours = wrong.map((name) => `${name} = ${formatText(valueOf(name))}`).join(', ');
  return {
    score: (names.length - wrong.length) / names.length,
    message: `Run again with these settings, the experiment gives other numbers than ${yours}.`,
    cells,
  };
}
