import { Group } from 'three';
import { cellStyle } from '../cell-style.ts';
import type { GlyphAtlas } from '../glyph-atlas.ts';
import { centreOf, placesOf } from '../layout.ts';
import type { Placement } from '../layout.ts';
import { paint } from '../paint.ts';
import { createCellBatch } from './cell-batch.ts';
import { createLabels } from './labels.ts';
import type { VolumeView } from './volume.ts';

/** A volume as one box a cell, drawn in two calls; for volumes of up to some thousand cells. */
export function createBoxVolume(placement: Placement, atlas: GlyphAtlas): VolumeView {
  const count = placesOf(placement).length;
  const full = createCellBatch(count, true);
  const faded = createCellBatch(count, false);
  const labels = createLabels(count * 2, atlas);
  const object = new Group().add(full.object, faded.object, labels.object);

  return {
    object,
    paint({ scene, look, detail, palette }) {
      const cells = paint(scene, placement, look, detail).map((place) => ({
        place,
        style: cellStyle(place, placement.block.role, palette),
        centre: centreOf(placement, place.at),
      }));
      // They come from the back to the front, whatever the angle.
      full.set(cells.filter(({ style }) => style.fillAlpha >= 1).toReversed());
      faded.set(cells.filter(({ style }) => style.fillAlpha < 1));
      labels.set(cells);
    },
    look({ arrangement: { nearness } }) {
      for (const part of [full, faded, labels]) part.approach(nearness);
    },
    dispose() {
      full.dispose();
      faded.dispose();
      labels.dispose();
    },
  };
}
