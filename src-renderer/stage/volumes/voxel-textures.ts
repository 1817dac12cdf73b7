import {
  Data3DTexture,
  DataTexture,
  NearestFilter,
  NoColorSpace,
  RGBAFormat,
  RGFormat,
  UnsignedByteType,
} from 'three';
import { cellsPerVolume, volumeShape } from '#core/scene/cells/block.ts';
import { byteOf, colourOfByte } from '../colour-map.ts';
import type { ValueRange } from '../colour-map.ts';
import type { Placement } from '../layout.ts';
import type { Look } from '../paint.ts';

/** Two bytes a cell: its number as a share of the range, and its emphasis. */
export interface CellTexture {
  readonly texture: Data3DTexture;
  /** Writes the emphasis of every cell. */
  emphasise(look: Look): void;
}

const [faded, plain, linked, picked] = [0, 1, 2, 3];

/** The numbers of one volume, ready for the shader. */
export function createCellTexture({ block, volume }: Placement, range: ValueRange): CellTexture {
  const [channels, rows, columns] = volumeShape(block);
  const count = cellsPerVolume(block);
  const first = volume * count;
  const bytes = new Uint8Array(2 * count);
  if (block.values)
    for (let at = 0; at < count; at++)
      bytes[2 * at] = byteOf(block.values[first + at] as number, range);
  const texture = new Data3DTexture(bytes, columns, rows, channels);
  texture.format = RGFormat;
  texture.type = UnsignedByteType;
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.unpackAlignment = 1;
  return {
    texture,
    emphasise({ isPicking, reach, picks }) {
      const own = reach?.get(block.id);
      for (let at = 0; at < count; at++)
        bytes[2 * at + 1] = !isPicking ? plain : own?.[first + at] === 1 ? linked : faded;
      for (const pick of picks)
        if (pick.block === block.id && pick.cell >= first && pick.cell < first + count)
          bytes[2 * (pick.cell - first) + 1] = picked;
      texture.needsUpdate = true;
    },
  };
}

/** The colours of all bytes. */
export function createColourTexture({ scale }: ValueRange): DataTexture {
  const bytes = new Uint8Array(4 * 256);
  for (let byte = 0; byte < 256; byte++) {
    const [red, green, blue] = colourOfByte(scale, byte);
    bytes.set([red * 255, green * 255, blue * 255, 255], 4 * byte);
  }
  const texture = new DataTexture(bytes, 256, 1, RGBAFormat, UnsignedByteType);
  texture.colorSpace = NoColorSpace;
  texture.minFilter = texture.magFilter = NearestFilter;
  texture.needsUpdate = true;
  return texture;
}
