import type { PackOutline } from '#core/pack/outline.ts';
import type { Mark } from '#core/results/mark.ts';
import type { ScoredDraw } from '../core-worker/protocol.ts';
import type { SealingKey } from './sealing-keys.ts';

/** A pack by which results are graded; `hash` names its content. */
export type GradingPack = Pick<
  PackOutline,
  'id' | 'title' | 'version' | 'exercises' | 'assignment'
> & {
  hash: string;
};

/** Marks of answers to draws of the pack of this hash, a list for each draw; rejects when one cannot be graded. */
export type Grade = (key: string, draws: readonly ScoredDraw[]) => Promise<Mark[][]>;

/** What results are judged by. */
export interface Judge {
  packs: readonly GradingPack[];
  /** Keys for which results may be sealed. */
  keys: readonly SealingKey[];
  grade: Grade;
  /** Unix time, ms. */
  now: number;
}
