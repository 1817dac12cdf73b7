import type { CellsSpec } from '#core/scene/cells/cells-spec.ts';
import { writeOffer } from '#core/workbench/bench-offer.ts';
import { offerOf } from '#core/workbench/picture-offer.ts';
import { hrefOf } from '../app/route.ts';

/** The address that opens a picture on the bench; undefined for pictures that the bench cannot run, or that are too large. */
export function benchHref(spec: CellsSpec): string | undefined {
  const offer = offerOf(spec);
  const take = offer && writeOffer(offer);
  return take === undefined ? undefined : hrefOf({ page: 'bench', take });
}
