import { CanvasTexture, LinearFilter, NoColorSpace } from 'three';
import type { Texture } from 'three';
import { drawLabel } from './draw-label.ts';
import type { Label } from './paint.ts';

/** Where a label stands in the texture: left, bottom, width and height as shares. */
export type Slot = readonly [left: number, bottom: number, width: number, height: number];

/** One texture with every label drawn once, in white; quads show their part of it and colour it. */
export interface GlyphAtlas {
  readonly texture: Texture;
  /** To be called before all labels of a picture are asked for: makes room when it has become short. */
  begin(): void;
  slot(label: Label): Slot;
  /** Draws all labels again, `height` device pixels high, so that they are sharp at that size. */
  redraw(height: number): void;
  dispose(): void;
}

const columns = 16;
/** Width over height of every label. */
export const slotAspect = 2;
const [lowest, highest] = [12, 128];

/** An atlas with room for `capacity` different labels in one picture. */
export function createGlyphAtlas(capacity: number): GlyphAtlas {
  const rows = Math.ceil(capacity / columns);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const labels = new Map<string, { label: Label; index: number }>();
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = NoColorSpace;
  texture.generateMipmaps = false;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  let height = 0;

  const draw = (label: Label, index: number): void => {
    const width = height * slotAspect;
    const centre = [
      ((index % columns) + 0.5) * width,
      (Math.floor(index / columns) + 0.5) * height,
    ] as const;
    if (!context || height === 0) return;
    context.fillStyle = 'white';
    drawLabel(context, label, centre, height * 0.78, width * 0.82);
    texture.needsUpdate = true;
  };
  return {
    texture,
    begin() {
      if (labels.size <= (columns * rows) / 2) return;
      labels.clear();
      context?.clearRect(0, 0, canvas.width, canvas.height);
    },
    slot(label) {
      const key = 'number' in label ? label.number : `${label.letter}_${label.subscript}`;
      let entry = labels.get(key);
      if (!entry) {
        entry = { label, index: labels.size % (columns * rows) };
        labels.set(key, entry);
        draw(entry.label, entry.index);
      }
      const bottom = 1 - (Math.floor(entry.index / columns) + 1) / rows;
      return [(entry.index % columns) / columns, bottom, 1 / columns, 1 / rows];
    },
    redraw(wanted) {
      height = Math.min(highest, Math.max(lowest, Math.round(wanted)));
      canvas.width = columns * height * slotAspect;
      canvas.height = rows * height;
      texture.dispose();
      texture.needsUpdate = true;
      for (const { label, index } of labels.values()) draw(label, index);
    },
    dispose: () => texture.dispose(),
  };
}
