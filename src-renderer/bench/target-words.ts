import type { ShapedModel } from '#core/layers/shape-model.ts';
import type { WorkbenchRun } from '#core/workbench/run-workbench.ts';

/** What is differentiated, in words: "layer 4, number 0", "the sum of the input". */
export function targetWords(
  { layer, cell }: WorkbenchRun['target'],
  { layers }: ShapedModel,
): string {
  const whose = layer < 0 ? 'the input' : `layer ${layer}`;
  const isOnly = layer >= 0 && layers[layer]?.shape.every((size) => size === 1) === true;
  if (isOnly) return whose;
  return cell === undefined ? `the sum of ${whose}` : `${whose}, number ${cell}`;
}
