/** Width and height in pixels. */
export interface PictureSize {
  width: number;
  height: number;
}

/** The kinds of pictures of pixels, by the ending of their names. */
export type PixelKind = 'png' | 'jpg' | 'jpeg' | 'gif' | 'webp';

/**
 * What a picture says of its own size, read from its first bytes without decoding anything; undefined when they are
 * not those of its kind.
 *
 * Source: PNG 11.2.1 (IHDR), GIF89a 18, ITU T.81 B.2.2 (SOF), RFC 9649 (WebP).
 */
export function pictureSize(kind: PixelKind, bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return READERS[kind](view);
}

const READERS: Record<PixelKind, (view: DataView) => PictureSize | undefined> = {
  png: sizeOfPng,
  jpg: sizeOfJpeg,
  jpeg: sizeOfJpeg,
  gif: sizeOfGif,
  webp: sizeOfWebp,
};

function sizeOfPng(view: DataView): PictureSize | undefined {
  if (view.byteLength < 33 || !startsWith(view, 0, '\x89PNG\r\n\x1a\n')) return undefined;
  if (!startsWith(view, 12, 'IHDR')) return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function sizeOfGif(view: DataView): PictureSize | undefined {
  const isGif = startsWith(view, 0, 'GIF87a') || startsWith(view, 0, 'GIF89a');
  if (view.byteLength < 13 || !isGif) return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** Walks from segment to segment up to the frame header. */
function sizeOfJpeg(view: DataView): PictureSize | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function sizeOfWebp(view: DataView): PictureSize | undefined {
  if (view.byteLength < 30 || !startsWith(view, 0, 'RIFF') || !startsWith(view, 8, 'WEBP'))
    return undefined;
  if (startsWith(view, 12, 'VP8X'))
    return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (startsWith(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (!startsWith(view, 12, 'VP8 ') || !startsWith(view, 23, '\x9d\x01\x2a')) return undefined;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;

function startsWith(view: DataView, at: number, letters: string): boolean {
  if (at + letters.length > view.byteLength) return false;
  return [...letters].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0));
}
