import { tensor } from '#core/autograd/tensor.ts';
import * as ops from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import { scope } from '#core/tensor/scope.ts';
import type { ImagePicture, LabPicture, PlanePicture } from '../../../lab-picture.ts';
import { batchOf, testRows } from '../common/image-set.ts';
import type { ImageSet } from '../common/image-set.ts';
import { PIXELS } from './vae-model.ts';
import type { VaeModel } from './vae-model.ts';

const [SIDE, GRID, REACH] = [8, 9, 2.5];
const SHOWN = 8;
/** The plane is shown from −4 to 4. */
const WINDOW = 4;

/** The plane of the first two latent numbers, what the decoder makes of places in it, and images before and after. */
export function vaePictures(model: VaeModel, set: ImageSet, latent: number): LabPicture[] {
  return scope(() => [plane(model, set), decoded(model, latent), reconstructed(model, set)]);
}

function plane(model: VaeModel, set: ImageSet): PlanePicture {
  const rows = testRows(set);
  const means = encoded(model, set, rows);
  const [, latent = 0] = means.shape;
  const values = means.values();
  const axis = (i: number) =>
    Float64Array.from(rows, (_, row) => values[row * latent + i] as number);
  return {
    kind: 'plane',
    name: 'latent',
    docs: 'Where the encoder puts the test images: the means of the first two latent numbers.',
    x: { label: 'z₁', from: -WINDOW, to: WINDOW },
    y: { label: 'z₂', from: -WINDOW, to: WINDOW },
    points: {
      x: axis(0),
      y: axis(1),
      classOf: Int32Array.from(rows, (row) => set.labels[row] as number),
      classes: set.classes,
    },
  };
}

function decoded(model: VaeModel, latent: number): ImagePicture {
  const at = (i: number): number => -REACH + (2 * REACH * i) / (GRID - 1);
  const places = new Float32Array(GRID * GRID * latent);
  for (let cell = 0; cell < GRID * GRID; cell++) {
    places[cell * latent] = at(cell % GRID);
    places[cell * latent + 1] = -at(Math.floor(cell / GRID));
  }
  return {
    kind: 'images',
    name: 'decoded',
    docs: `What the decoder makes of a grid of ${GRID} × ${GRID} places, from z₁, z₂ = −${REACH} to ${REACH}; row by row, z₂ downwards.`,
    role: 'y',
    shape: [GRID * GRID, SIDE, SIDE],
    values: drawn(model, NdArray.from(places, [GRID * GRID, latent])),
    isSigned: false,
    range: [0, 1],
  };
}

function reconstructed(model: VaeModel, set: ImageSet): ImagePicture {
  const rows = testRows(set, SHOWN);
  const after = drawn(model, encoded(model, set, rows));
  const before = batchOf(set, rows)[0].value.values();
  const values = new Float32Array(2 * before.length);
  for (let i = 0; i < rows.length; i++) {
    values.set(before.subarray(i * PIXELS, (i + 1) * PIXELS), 2 * i * PIXELS);
    values.set(after.subarray(i * PIXELS, (i + 1) * PIXELS), (2 * i + 1) * PIXELS);
  }
  return {
    kind: 'images',
    name: 'reconstructed',
    docs: 'Test images, each followed by what encoder and decoder make of it.',
    role: 'y',
    shape: [2 * rows.length, SIDE, SIDE],
    values,
    isSigned: false,
    range: [0, 1],
    captions: rows.flatMap((row) => [`${set.classes[set.labels[row] as number]}`, 'after']),
  };
}

function encoded(model: VaeModel, set: ImageSet, rows: readonly number[]): NdArray {
  const images = batchOf(set, rows)[0].value.reshape([rows.length, PIXELS]);
  return model.encode(tensor(images)).mean.value;
}

function drawn(model: VaeModel, places: NdArray): Float32Array {
  return Float32Array.from(ops.sigmoid(model.decoder.forward(places)).values());
}
