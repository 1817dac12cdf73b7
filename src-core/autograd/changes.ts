import type { Numbers } from '#core/tensor/dtype.ts';
import { nextOrder } from './tape.ts';

/** When numbers were last changed in place; all views of them share it. */
const changes = new WeakMap<Numbers, number>();
let lastChange = -1;

/** Notes that `data` has just been changed. */
export function noteChange(data: Numbers): void {
  lastChange = nextOrder();
  changes.set(data, lastChange);
}

/** Whether anything at all has been changed after the tape's line number `order`. */
export function anyChangeAfter(order: number): boolean {
  return lastChange > order;
}

/** Whether `data` has been changed after the tape's line number `order`. */
export function isChangedAfter(data: Numbers, order: number): boolean {
  return (changes.get(data) ?? -1) > order;
}
