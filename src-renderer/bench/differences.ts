import type { NamedTensor, WorkbenchRun } from '#core/workbench/run-workbench.ts';
import { layerOfResult, resultName } from './shown.svelte.ts';

/** A tensor or the result of a layer by its name. */
export function namedTensor(run: WorkbenchRun, name: string): NamedTensor | undefined {
  const layer = layerOfResult(name);
  return layer === undefined ? run.tensors.find((one) => one.name === name) : run.results[layer];
}

/** Own less other, cell by cell; undefined where the two have different shapes. */
export function differenceOf(
  own: NamedTensor | undefined,
  other: NamedTensor | undefined,
): Float64Array | undefined {
  if (!own || !other || String(own.shape) !== String(other.shape)) return undefined;
  return own.values.map((value, at) => value - (other.values[at] ?? NaN));
}

/** The largest difference without its sign; undefined where shapes differ. */
export function largestDifference(
  own: NamedTensor | undefined,
  other: NamedTensor | undefined,
): number | undefined {
  return differenceOf(own, other)?.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
}

/** Names of everything that is the same size in both copies. */
export function comparableNames(own: WorkbenchRun, other: WorkbenchRun): string[] {
  const names = [
    ...own.tensors.map(({ name }) => name),
    ...own.results.map((_, at) => resultName(at)),
  ];
  return names.filter((name) => differenceOf(namedTensor(own, name), namedTensor(other, name)));
}
