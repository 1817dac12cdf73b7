import { givenRefusal } from '#core/workbench/limits.ts';
import { imageNumbers } from '#core/workbench/take-numbers.ts';
import type { NumbersReply } from './numbers-worker.ts';

/** An image file and the map that it is brought to. */
export interface ImageQuestion {
  image: File;
  channels: 1 | 3;
  height: number;
  width: number;
}

/** The numbers of an image, scaled to the map; runs in a thread, since a large image takes a second to scale. */
export async function readImage(question: ImageQuestion): Promise<NumbersReply> {
  const { image, channels, height, width } = question;
  const refusal = givenRefusal(channels * height * width);
  if (refusal !== undefined) return { ok: false, message: refusal };
  let whole: ImageBitmap;
  try {
    whole = await createImageBitmap(image);
  } catch {
    return {
      ok: false,
      message: `${image.name} is no image that can be shown here; its bytes are broken or of an unknown kind.`,
    };
  }
  const from = `${whole.width} × ${whole.height}`;
  const isScaled = whole.width !== width || whole.height !== height;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context)
    return { ok: false, message: 'This machine offers no canvas to read the image by.' };
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, width, height);
  whole.close();
  const pixels = context.getImageData(0, 0, width, height);
  return {
    ok: true,
    shape: [channels, height, width],
    values: Float64Array.from(imageNumbers(pixels, channels)),
    note: isScaled
      ? `The image was scaled from ${from} to ${width} × ${height} pixels${channels === 1 ? ' and made grey' : ''}.`
      : '',
  };
}
