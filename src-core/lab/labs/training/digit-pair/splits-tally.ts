import type { MeasureSpec } from '../../../lab.ts';
import type { LogisticDuel } from './logistic-duel.ts';

/** What is measured over many splits. */
export const splitsMeasureSpecs = {
  accuracyCe: { docs: 'mean test accuracy, cross entropy', digits: 6 },
  accuracySe: { docs: 'mean test accuracy, squared distance', digits: 6 },
  better: {
    docs: 'splits in which the squared distance has more right test images',
    digits: 0,
  },
  worse: { docs: 'splits in which the squared distance has fewer right test images', digits: 0 },
  equal: { docs: 'splits in which both have equally many right test images', digits: 0 },
} as const satisfies Record<string, MeasureSpec>;

/** Test accuracies with both losses, split by split. */
export class SplitsTally {
  readonly crossEntropy: number[] = [];
  readonly squared: number[] = [];

  add(duel: LogisticDuel): void {
    this.crossEntropy.push(duel.testAccuracy('crossEntropy'));
    this.squared.push(duel.testAccuracy('squared'));
  }

  measures(): Record<keyof typeof splitsMeasureSpecs, number> {
    const { crossEntropy, squared } = this;
    const ahead = squared.map((accuracy, split) => accuracy - (crossEntropy[split] as number));
    return {
      accuracyCe: mean(crossEntropy),
      accuracySe: mean(squared),
      better: ahead.filter((difference) => difference > 0).length,
      worse: ahead.filter((difference) => difference < 0).length,
      equal: ahead.filter((difference) => difference === 0).length,
    };
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
