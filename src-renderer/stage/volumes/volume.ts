import type { Object3D } from 'three';
import type { Scene } from '#core/scene/cells/scene.ts';
import type { Arranged, Arrangement, PixelSize } from '../arrange.ts';
import type { Detail, Look } from '../paint.ts';
import type { Palette } from '../palette.ts';

/** How the cells of a scene look now. */
export interface Painting {
  scene: Scene;
  look: Look;
  detail: Detail;
  palette: Palette;
}

/** From where a volume is seen. */
export interface Sight {
  arrangement: Arrangement;
  arranged: Arranged;
  size: PixelSize;
}

/**
 * One way of drawing one volume of cells, around its own middle. The stage knows volumes by this alone: one box a cell
 * for small volumes, one box with a 3D texture for large ones.
 */
export interface VolumeView {
  readonly object: Object3D;
  paint(painting: Painting): void;
  /** Called when the view has changed, for what depends on it beside the camera. */
  look?(sight: Sight): void;
  dispose(): void;
}
