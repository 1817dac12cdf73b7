import type { ItemStatistics } from '#core/results/item-statistics.ts';
import type { ParameterGroup } from '#core/results/parameter-statistics.ts';
import { gravityOf, type Finding, type Gravity } from '#core/results/finding.ts';
import type { IconName } from '../ui/icons.ts';

/** "62 %". */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** A correlation with its sign, "0.41", "−0.20"; a dash where there is none. */
export function discriminationInWords({ discrimination }: Pick<ItemStatistics, 'discrimination'>) {
  return discrimination === undefined ? '–' : discrimination.toFixed(2).replace('-', '−');
}

/** "2", "3 to 7", a number with the digits that matter. */
export function rangeInWords({ from, to }: Pick<ParameterGroup, 'from' | 'to'>): string {
  const [first, last] = [from, to].map((value) =>
    typeof value === 'number' ? String(Number(value.toPrecision(4))).replace('-', '−') : value,
  );
  return first === last ? `${first}` : `${first} to ${last}`;
}

/** "3 learners". */
export const learnersInWords = (count: number): string =>
  count === 1 ? '1 learner' : `${count} learners`;

/** A cell by its key: "row 1, column 2" for `0,1`, the field and its place for `w,0`. */
export function cellInWords(cell: string): string {
  const numbers = /^(\d+)(?:,(\d+))?$/.exec(cell);
  if (!numbers) return cell.replace(',', ' ');
  const [, row, column] = numbers;
  return column === undefined
    ? `place ${Number(row) + 1}`
    : `row ${Number(row) + 1}, column ${Number(column) + 1}`;
}

export const GRAVITY_LOOKS: Record<Gravity, { icon: IconName; word: string }> = {
  refused: { icon: 'cross', word: 'Not graded' },
  doubt: { icon: 'warning', word: 'In doubt' },
  note: { icon: 'bulb', word: 'Note' },
};

/** What is gravest among findings; none where nothing was found. */
export function gravest(findings: readonly Finding[]): Gravity | undefined {
  const order: readonly Gravity[] = ['refused', 'doubt', 'note'];
  return order.find((gravity) => findings.some((one) => gravityOf(one) === gravity));
}
