import type { LabPicture } from '../../lab-picture.ts';
import type { LabArray } from '../../lab-array.ts';

export type Arrays = Readonly<Record<string, LabArray>>;

/** One part of a run: training a net, or a measurement. Its steps are done in order. */
export interface Stage {
  /** Steps in all. */
  readonly length: number;
  /** Does the step with the number `at`, from 0. */
  advance(at: number): void;
  /** The curves after the last step, as in `LabRun.point`; asked for only after the first. */
  point(): Readonly<Record<string, number>>;
  pictures(): LabPicture[];
  tensors(): Arrays;
  /** All that later steps and measures depend on, a copy. */
  save(): Arrays;
  /** Takes up what was saved after `done` steps. */
  restore(done: number, saved: Arrays): void;
}

/** Copies of arrays, for `save`. */
export function copies(arrays: Arrays): Arrays {
  return Object.fromEntries(Object.entries(arrays).map(([name, one]) => [name, one.slice()]));
}

/** Writes what `copies` yielded back. */
export function writeBack(arrays: Arrays, saved: Arrays): void {
  for (const [name, one] of Object.entries(arrays)) one.set(saved[name] ?? []);
}

/** The numbers first … last of a step that takes `chunk` of `count` items. */
export function itemsOf(at: number, chunk: number, count: number): number[] {
  const first = at * chunk;
  return Array.from({ length: Math.min(chunk, count - first) }, (_, i) => first + i);
}
