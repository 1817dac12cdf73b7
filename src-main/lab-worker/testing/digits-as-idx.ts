import { digits } from '#core/data/digits.ts';

/** An IDX file of bytes. */
export function idxOf(sizes: readonly number[], values: ArrayLike<number>): Uint8Array {
  const head = new DataView(new ArrayBuffer(4 + 4 * sizes.length));
  head.setUint8(2, 8);
  head.setUint8(3, sizes.length);
  sizes.forEach((size, axis) => head.setUint32(4 + 4 * axis, size));
  return Uint8Array.from([...new Uint8Array(head.buffer), ...Array.from(values)]);
}

/** The built-in digits, as MNIST comes. */
export function digitsAsIdx(): { pictures: Uint8Array; labels: Uint8Array } {
  const [images, labels] = digits().arrays;
  const pixels = Array.from(images?.data ?? [], (pixel) => 16 * pixel);
  return {
    pictures: idxOf([1797, 8, 8], pixels),
    labels: idxOf([1797], Array.from(labels?.data ?? [])),
  };
}
