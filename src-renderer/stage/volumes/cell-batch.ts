import {
  BoxGeometry,
  DynamicDrawUsage,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Mesh,
} from 'three';
import type { Object3D } from 'three';
import type { CellStyle, Outline } from '../cell-style.ts';
import type { Vector } from '../layout.ts';
import { createCellMaterial } from './cell-material.ts';
import { setNearness } from './placed-vertex.ts';

/** One box and its looks. */
export interface StyledCell {
  centre: Vector;
  style: CellStyle;
}

/** Boxes that are drawn in one call, in the order in which they are given. */
export interface CellBatch {
  readonly object: Object3D;
  set(cells: readonly StyledCell[]): void;
  /** How near the eye is, as in `Arrangement`. */
  approach(nearness: number): void;
  dispose(): void;
}

const outlineKinds: Record<Outline, number> = { solid: 0, dashed: 1, double: 2, dotted: 3 };

/**
 * A batch for up to `capacity` boxes. Full ones hide what is behind them: given from the front to the back, each pixel is
 * worked out once. The others are mixed with what is behind them and given from the back to the front.
 */
export function createCellBatch(capacity: number, isFull: boolean): CellBatch {
  const box = new BoxGeometry(1, 1, 1);
  const geometry = new InstancedBufferGeometry();
  // The last face is the back, which no view point shows.
  geometry.setIndex(Array.from(box.index?.array ?? []).slice(0, 5 * 6));
  for (const name of ['position', 'normal', 'uv'])
    geometry.setAttribute(name, box.getAttribute(name));
  const attribute = (name: string, size: number): InstancedBufferAttribute => {
    const created = new InstancedBufferAttribute(new Float32Array(capacity * size), size);
    geometry.setAttribute(name, created.setUsage(DynamicDrawUsage));
    return created;
  };
  const place = attribute('place', 3);
  const fill = attribute('fill', 4);
  const edge = attribute('edge', 4);
  const outline = attribute('outline', 2);
  const material = createCellMaterial(isFull);
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = isFull ? 0 : 1;

  return {
    object,
    set(cells) {
      for (const [index, { centre, style }] of cells.entries()) {
        place.setXYZ(index, ...centre);
        fill.setXYZW(index, ...style.fill, style.fillAlpha);
        edge.setXYZW(index, ...style.edge, style.edgeAlpha);
        outline.setXY(index, style.edgeWidth, outlineKinds[style.outline]);
      }
      geometry.instanceCount = cells.length;
      object.visible = cells.length > 0;
      for (const changed of [place, fill, edge, outline]) changed.needsUpdate = true;
    },
    approach(nearness) {
      setNearness(material, nearness);
    },
    dispose() {
      geometry.dispose();
      material.dispose();
    },
  };
}
