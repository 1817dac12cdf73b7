import { buildFigure } from './build-figure.ts';
import { buildFolding } from './folding.ts';
import type { PlotSpec } from './plot-spec.ts';

/** The steps of a folding; a figure has none, but is built, which checks it. Errors: as the kind of plot. */
export function countFolds(spec: PlotSpec): number | undefined {
  if (spec.scene === 'plot-folding') return buildFolding(spec).spec.folds;
  buildFigure(spec, true);
  return undefined;
}
