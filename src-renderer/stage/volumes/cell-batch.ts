import { BoxGeometry, BufferAttribute, BufferGeometry, DynamicDrawUsage, Mesh } from 'three';
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

/** Of one box: the last of its six faces is the back, which no view point shows. */
const [cornersEach, indicesEach] = [5 * 4, 5 * 6];

/**
 * A batch for up to `capacity` boxes. Full ones hide what is behind them: given from the front to the back, each pixel is
 * worked out once. The others are mixed with what is behind them and given from the back to the front.
 *
 * The boxes are one mesh and no instances: drawing in software takes each instance for a draw call of its own.
 */
export function createCellBatch(capacity: number, isFull: boolean): CellBatch {
  const geometry = boxes(capacity);
  const attribute = (name: string, size: number, isOfBytes: boolean): BufferAttribute => {
    const length = capacity * cornersEach * size;
    const array = isOfBytes ? new Uint8Array(length) : new Float32Array(length);
    const created = new BufferAttribute(array, size, isOfBytes).setUsage(DynamicDrawUsage);
    geometry.setAttribute(name, created);
    return created;
  };
  const place = attribute('place', 3, false);
  const fill = attribute('fill', 4, true);
  const edge = attribute('edge', 4, true);
  const outline = attribute('outline', 2, false);
  const material = createCellMaterial(isFull);
  const object = new Mesh(geometry, material);
  object.frustumCulled = false;
  object.renderOrder = isFull ? 0 : 1;

  return {
    object,
    set(cells) {
      for (const [index, { centre, style }] of cells.entries()) {
        write(place, index, centre);
        write(fill, index, bytes(...style.fill, style.fillAlpha));
        write(edge, index, bytes(...style.edge, style.edgeAlpha));
        write(outline, index, [style.edgeWidth, outlineKinds[style.outline]]);
      }
      geometry.setDrawRange(0, cells.length * indicesEach);
      object.visible = cells.length > 0;
      for (const changed of [place, fill, edge, outline]) {
        changed.clearUpdateRanges();
        changed.addUpdateRange(0, cells.length * cornersEach * changed.itemSize);
        changed.needsUpdate = true;
      }
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

/** The corners of so many boxes, each coordinate −1 or 1, with the normals of their faces. */
function boxes(count: number): BufferGeometry {
  const box = new BoxGeometry(2, 2, 2);
  const geometry = new BufferGeometry();
  for (const name of ['position', 'normal']) {
    const one = Int8Array.from(box.getAttribute(name).array).subarray(0, 3 * cornersEach);
    const all = new Int8Array(count * one.length);
    for (let at = 0; at < count; at++) all.set(one, at * one.length);
    geometry.setAttribute(name, new BufferAttribute(all, 3));
  }
  const one = Array.from(box.index?.array ?? []).slice(0, indicesEach);
  const all = new Uint32Array(count * indicesEach);
  for (let at = 0; at < all.length; at++)
    all[at] = Math.floor(at / indicesEach) * cornersEach + (one[at % indicesEach] ?? 0);
  geometry.setIndex(new BufferAttribute(all, 1));
  return geometry;
}

/** Gives every corner of a box the same numbers. */
function write(
  { array, itemSize }: BufferAttribute,
  index: number,
  numbers: readonly number[],
): void {
  const from = index * cornersEach * itemSize;
  for (let at = 0; at < cornersEach * itemSize; at++)
    array[from + at] = numbers[at % itemSize] ?? 0;
}

/** Shares of a colour as the GPU takes them. */
function bytes(...shares: readonly number[]): number[] {
  return shares.map((share) => Math.round(255 * share));
}
