import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { PlotPart } from '#core/scene/plot/plot-spec.ts';
import { asNumber, asList } from '../language/value.ts';
import type { Formula } from '../language/formula.ts';
import type { ViewReader } from './view-reader.ts';

/** What every plot may say. */
export const plotFields = {
  /** What cursor and table tell while answers are open. */
  show: z.array(z.enum(['values', 'slopes', 'kinks', 'units'])).default([]),
  /** The drawing itself waits for the answers. */
  waits: z.boolean().optional(),
};

/** The common fields of a spec. */
export function plotBase(view: { show: PlotPart[]; waits?: boolean | undefined }): {
  family: 'plot';
  show: PlotPart[];
  waits?: true;
} {
  return { family: 'plot', show: view.show, ...(view.waits === true && { waits: true }) };
}

/** `[from, to]`. Errors: AppError for anything else. */
export function range(reader: ViewReader, formula: Formula, name: string): [number, number] {
  const [from, to, ...more] = asList(reader.value(formula), `view, ${name}`);
  if (from === undefined || to === undefined || more.length > 0)
    throw new AppError('view', `view, ${name}: expected [from, to]`);
  return [asNumber(from, `view, ${name}`), asNumber(to, `view, ${name}`)];
}
