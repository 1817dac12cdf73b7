import { expOf, logOf } from '#core/elementary/index.ts';
import { largestAt } from './small-net.ts';

/** e^{z_c} / Σ e^{z_i}: how sure a net is of class c. */
export function probabilityOf(scores: Float64Array, c: number): number {
  const most = scores[largestAt(scores)] as number;
  let sum = 0;
  for (const score of scores) sum += expOf(score - most);
  return expOf((scores[c] as number) - most) / sum;
}

/** −log softmax(scores)[label]; writes its gradient, softmax − one-hot, to `signal`. */
export function crossEntropy(scores: Float64Array, label: number, signal: Float64Array): number {
  const most = scores[largestAt(scores)] as number;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) {
    const power = expOf((scores[i] as number) - most);
    signal[i] = power;
    sum += power;
  }
  for (let i = 0; i < scores.length; i++)
    signal[i] = (signal[i] as number) / sum - (i === label ? 1 : 0);
  return logOf(sum) + most - (scores[label] as number);
}
