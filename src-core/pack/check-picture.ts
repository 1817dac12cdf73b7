import { checkSvg } from './check-svg.ts';
import { LIMITS } from './limits.ts';
import { pictureSize, type PixelKind } from './picture-size.ts';
import { PackRefusal } from './refusal.ts';

/**
 * Checks a picture before anything shows it: its kind, and its size by its own header. `textOf` reads an SVG.
 *
 * Errors: PackRefusal.
 */
export function checkPicture(
  entry: string,
  bytes: Uint8Array,
  textOf: (bytes: Uint8Array) => string,
): void {
  const kind = entry.slice(entry.lastIndexOf('.') + 1);
  if (kind === 'svg') {
    if (bytes.length > LIMITS.svg) {
      const message = `an SVG has at most ${LIMITS.svg} bytes; this one has ${bytes.length}`;
      throw new PackRefusal('limit', message, { entry });
    }
    checkSvg(entry, textOf(bytes));
    return;
  }
  const size = pictureSize(kind as PixelKind, bytes);
  if (!size) throw new PackRefusal('picture', `this is no picture of the kind ${kind}`, { entry });
  const { width, height } = size;
  if (width === 0 || height === 0)
    throw new PackRefusal('picture', 'this picture has no pixels', { entry });
  const isTooLarge =
    Math.max(width, height) > LIMITS.pictureSide || width * height > LIMITS.picturePixels;
  if (!isTooLarge) return;
  const message = `a picture has at most ${LIMITS.pictureSide} pixels a side; this one has ${width} × ${height}`;
  throw new PackRefusal('limit', message, { entry });
}
