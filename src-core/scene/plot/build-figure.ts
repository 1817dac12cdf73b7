import { curvesFigure } from './curves-figure.ts';
import type { Figure } from './figure.ts';
import { piecesFigure } from './pieces-figure.ts';
import { planeFigure } from './plane-figure.ts';
import type { FoldingSpec, PlaneSpec, PlotPart, PlotSpec } from './plot-spec.ts';

const all: readonly PlotPart[] = ['values', 'slopes', 'kinks', 'units'];

/** The drawing of a spec; with `mayTell` all of it is told, and what waits for the answers is drawn. Errors: as the kind of plot. */
export function buildFigure(spec: Exclude<PlotSpec, FoldingSpec>, mayTell: boolean): Figure {
  const show = mayTell ? all : spec.show;
  switch (spec.scene) {
    case 'plot-curves':
      return curvesFigure(spec, show);
    case 'plot-pieces':
      return piecesFigure(spec, show);
    case 'plot-plane':
      return planeFigure(spec.waits && !mayTell ? withPointsAlone(spec) : spec, show);
  }
}

/** What the statement gives: lines and map are answers. */
function withPointsAlone({ field: _field, ...spec }: PlaneSpec): PlaneSpec {
  return { ...spec, lines: [] };
}
