import {
  BoxGeometry,
  DynamicDrawUsage,
  Group,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
} from 'three';
import { cellStyle } from '../cell-style.ts';
import type { Outline } from '../cell-style.ts';
import type { GlyphAtlas } from '../glyph-atlas.ts';
import { centreOf, placesOf } from '../layout.ts';
import type { Placement } from '../layout.ts';
import { paint } from '../paint.ts';
import { createCellMaterial } from './cell-material.ts';
import { createLabels } from './labels.ts';
import type { VolumeView } from './volume.ts';

const outlineKinds: Record<Outline, number> = { solid: 0, dashed: 1, double: 2, dotted: 3 };

/** A volume as one box a cell, drawn in two calls; for volumes of up to some thousand cells. */
export function createInstancedVolume(placement: Placement, atlas: GlyphAtlas): VolumeView {
  const places = placesOf(placement);
  const geometry = boxes(places.length);
  const position = attribute(geometry, 'place');
  places.forEach((at, index) => position.setXYZ(index, ...centreOf(placement, at)));
  const fill = attribute(geometry, 'fill');
  const edge = attribute(geometry, 'edge');
  const outline = attribute(geometry, 'outline');
  const materials = [createCellMaterial(true), createCellMaterial(false)];
  const object = new Group();
  for (const [order, material] of materials.entries()) {
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.renderOrder = order;
    object.add(mesh);
  }
  const labels = createLabels(places.length * 2, atlas);
  object.add(labels.object);

  return {
    object,
    paint({ scene, look, detail, palette }) {
      const cells = paint(scene, placement, look, detail).map((place) => ({
        place,
        style: cellStyle(place, placement.block.role, palette),
        centre: centreOf(placement, place.at),
      }));
      for (const [index, { style }] of cells.entries()) {
        fill.setXYZW(index, ...style.fill, style.fillAlpha);
        edge.setXYZW(index, ...style.edge, style.edgeAlpha);
        outline.setXY(index, style.edgeWidth, outlineKinds[style.outline]);
      }
      for (const changed of [fill, edge, outline]) changed.needsUpdate = true;
      labels.set(cells);
    },
    dispose() {
      geometry.dispose();
      for (const material of materials) material.dispose();
      labels.dispose();
    },
  };
}

const itemSizes = { place: 3, fill: 4, edge: 4, outline: 2 };

function boxes(count: number): InstancedBufferGeometry {
  const box = new BoxGeometry(1, 1, 1);
  const geometry = new InstancedBufferGeometry();
  geometry.setIndex(box.index);
  for (const name of ['position', 'normal', 'uv'])
    geometry.setAttribute(name, box.getAttribute(name));
  geometry.instanceCount = count;
  return geometry;
}

function attribute(
  geometry: InstancedBufferGeometry,
  name: keyof typeof itemSizes,
): InstancedBufferAttribute {
  const size = itemSizes[name];
  const created = new InstancedBufferAttribute(
    new Float32Array(geometry.instanceCount * size),
    size,
  );
  created.setUsage(DynamicDrawUsage);
  geometry.setAttribute(name, created);
  return created;
}
