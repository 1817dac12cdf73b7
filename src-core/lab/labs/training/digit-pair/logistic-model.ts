import type { MarginLoss } from './margin-loss.ts';
import type { SignedImages } from './pair-data.ts';

/** z = a · x + b for images of so many pixels; an image is of the second digit where z > 0. */
export class LogisticModel {
  /** A weight for each pixel and, last, b. */
  readonly weights: Float64Array;
  /** The mean gradient that the last step went against. */
  readonly gradient: Float64Array;
  readonly #pixels: number;

  constructor(pixels: number) {
    this.#pixels = pixels;
    this.weights = new Float64Array(pixels + 1);
    this.gradient = new Float64Array(pixels + 1);
  }

  score({ pixels }: SignedImages, row: number): number {
    const { weights } = this;
    const size = this.#pixels;
    const start = row * size;
    const whole = size - (size % 4);
    // Four sums side by side: a processor adds them at once, and the order is fixed all the same.
    let [p, q, r, s] = [0, 0, 0, 0];
    for (let k = 0; k < whole; k += 4) {
      p += (weights[k] as number) * (pixels[start + k] as number);
      q += (weights[k + 1] as number) * (pixels[start + k + 1] as number);
      r += (weights[k + 2] as number) * (pixels[start + k + 2] as number);
      s += (weights[k + 3] as number) * (pixels[start + k + 3] as number);
    }
    for (let k = whole; k < size; k++) p += (weights[k] as number) * (pixels[start + k] as number);
    return p + q + (r + s) + (weights[size] as number);
  }

  /** y · z of every image. */
  margins(images: SignedImages): Float64Array {
    return images.signs.map((sign, row) => sign * this.score(images, row));
  }

  /** How many images lie on the right side; z = 0 stands for the first digit. */
  right(images: SignedImages): number {
    let right = 0;
    for (let row = 0; row < images.count; row++)
      if (this.score(images, row) > 0 === (images.signs[row] as number) > 0) right += 1;
    return right;
  }

  meanLoss(images: SignedImages, { loss }: MarginLoss): number {
    const margins = this.margins(images);
    return margins.reduce((sum, margin) => sum + loss(margin), 0) / images.count;
  }

  /** ‖a‖, without b. */
  get norm(): number {
    const { weights } = this;
    let sum = 0;
    for (let k = 0; k < this.#pixels; k++) sum += (weights[k] as number) ** 2;
    return Math.sqrt(sum);
  }

  /** The mean gradient of the loss over these rows, in `gradient`. */
  differentiate(images: SignedImages, rows: ArrayLike<number>, { push }: MarginLoss): void {
    this.differentiateBy(images, rows, (sign, score) => -sign * push(sign * score));
  }

  /** As `differentiate`, by the slope of the loss of one image at its score z, from its label y and z. */
  differentiateBy(
    images: SignedImages,
    rows: ArrayLike<number>,
    slopeOf: (y: number, z: number) => number,
  ): void {
    const { gradient } = this;
    const size = this.#pixels;
    const { pixels, signs } = images;
    gradient.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const slope = slopeOf(signs[row] as number, this.score(images, row));
      const start = row * size;
      for (let k = 0; k < size; k++)
        gradient[k] = (gradient[k] as number) + slope * (pixels[start + k] as number);
      gradient[size] = (gradient[size] as number) + slope;
    }
    for (let k = 0; k <= size; k++) gradient[k] = (gradient[k] as number) / rows.length;
  }

  /** One step of gradient descent on the mean loss over these rows. */
  step(images: SignedImages, rows: ArrayLike<number>, loss: MarginLoss, rate: number): void {
    this.differentiate(images, rows, loss);
    this.move(rate);
  }

  /** Against the gradient that was found last. */
  move(rate: number): void {
    const { weights, gradient } = this;
    for (let k = 0; k < weights.length; k++)
      weights[k] = (weights[k] as number) - rate * (gradient[k] as number);
  }
}
