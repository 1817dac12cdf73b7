import { describe, expect, test } from 'vitest';
import { pickedImages } from './picked-images.ts';

/** A PNG file of 2 × 1 pixels in a folder. */
async function png(path: string, left: string, right: string): Promise<File> {
  const canvas = new OffscreenCanvas(2, 1);
  const context = canvas.getContext('2d');
  for (const [x, colour] of [left, right].entries()) {
    if (context) context.fillStyle = colour;
    context?.fillRect(x, 0, 1, 1);
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return inFolder(path, new File([blob], path.split('/').at(-1) ?? ''));
}

const inFolder = (path: string, file: File): File =>
  Object.defineProperty(file, 'webkitRelativePath', { value: path });

describe('pickedImages', () => {
  test('decodes the pictures of a folder to their brightness, in the order of their paths', async () => {
    const files = [
      await png('pets/dog/1.png', 'white', 'rgb(100 100 100)'),
      inFolder('pets/notes.txt', new File(['no picture'], 'notes.txt')),
      await png('pets/cat/1.png', 'black', 'red'),
    ];
    const { name, files: sent, pictures } = await pickedImages(files);
    expect([name, pictures]).toEqual([
      'pets',
      [
        { path: 'pets/cat/1.png', width: 2, height: 1 },
        { path: 'pets/dog/1.png', width: 2, height: 1 },
      ],
    ]);
    // Red has 29.9 % of the brightness of white.
    expect([...new Uint8Array((await sent[0]?.bytes.arrayBuffer()) ?? [])]).toEqual([
      0, 76, 255, 100,
    ]);
  });

  test('says what cannot be taken', async () => {
    const broken = inFolder('pets/cat/1.png', new File(['no picture'], '1.png'));
    await expect(pickedImages([broken])).rejects.toThrow('pets/cat/1.png cannot be decoded');
    await expect(pickedImages([])).rejects.toThrow('There is nothing to read in it.');
    const three = ['a', 'b', 'c'].map((name) => new File(['1'], name));
    await expect(pickedImages(three)).rejects.toThrow('or two IDX files');
    await expect(pickedImages([new File([''], 'a.png')])).rejects.toThrow('Choose a folder');
  });
});
