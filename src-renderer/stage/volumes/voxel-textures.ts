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

/** What the second byte of a cell says; `answered` is added where the cell is an answer. */
export const emphases = { faded: 0, plain: 1, linked: 2, picked: 3, answered: 4 } as const;

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
    emphasise({ isPicking, reach, picks, answer }) {
      const { faded, plain, linked, picked, answered } = emphases;
      const own = reach?.get(block.id);
      const others = isPicking ? faded : plain;
      for (let at = 0; at < count; at++)
        bytes[2 * at + 1] = own?.[first + at] === 1 ? linked : others;
      const placeOf = (cell: number): number | undefined =>
        cell >= first && cell < first + count ? 2 * (cell - first) + 1 : undefined;
      for (const pick of picks) {
        const at = pick.block === block.id ? placeOf(pick.cell) : undefined;
        if (at !== undefined) bytes[at] = picked;
      }
      for (const cell of answer?.block === block.id ? answer.cells : []) {
        const at = placeOf(cell);
        if (at !== undefined) bytes[at] = (bytes[at] ?? plain) + answered;
      }
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
