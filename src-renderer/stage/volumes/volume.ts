import type { Object3D } from 'three';
import type { PaintedPlace } from '../paint.ts';
import type { Palette } from '../palette.ts';

/**
 * One way of drawing one volume of cells, around its own middle. The stage knows volumes by this alone, so that
 * another way (one box with a 3D texture for large tensors) takes a file of its own.
 */
export interface VolumeView {
  readonly object: Object3D;
  /** Cells in the order of `placesOf`. */
  paint(places: readonly PaintedPlace[], palette: Palette): void;
  dispose(): void;
}
