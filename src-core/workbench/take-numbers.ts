import { givenRefusal, inputRefusal } from './limits.ts';
import { withInput } from './workbench-state.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** A state with another input, and what was done to make it fit; or why it is not taken, as a sentence. */
export type TakenInput =
  { ok: true; state: WorkbenchState; note: string } | { ok: false; message: string };

/**
 * Numbers from elsewhere as the input. As many as the present shape has cells fill it; else the shape becomes theirs: a
 * matrix is an image of one channel, a batch of one is left out.
 */
export function takeNumbers(
  state: WorkbenchState,
  { shape, values }: { shape: readonly number[]; values: readonly number[] },
): TakenInput {
  const present = state.input.reduce((product, size) => product * size, 1);
  const own = sampleShape(shape);
  const fits = values.length === present && own.length !== state.input.length;
  const input = fits || String(own) === String(state.input) ? state.input : own;
  const refusal = inputRefusal(input) ?? givenRefusal(values.length);
  if (refusal !== undefined) return { ok: false, message: refusal };
  const note =
    String(input) === String(state.input)
      ? `${values.length} numbers fill the input ${input.join(' × ')}.`
      : `The input is now ${input.join(' × ')}.`;
  return {
    ok: true,
    state: withInput(state, input, { kind: 'numbers', values: [...values] }),
    note,
  };
}

/** [H, W] as [1, H, W], [1, C, H, W] as [C, H, W], a single number as [1]. */
function sampleShape(shape: readonly number[]): readonly number[] {
  if (shape.length === 0) return [1];
  if (shape.length === 2) return [1, ...shape];
  return shape.length === 4 && shape[0] === 1 ? shape.slice(1) : shape;
}

/** Pixels of an image, row by row: red, green, blue and opacity of each from 0 to 255. */
export interface Pixels {
  width: number;
  height: number;
  data: ArrayLike<number>;
}

/**
 * An image as numbers from 0 to 1: three channels where `channels` is 3, else its brightness
 * 0.299·red + 0.587·green + 0.114·blue; what is transparent lets white through.
 *
 * Shapes: → [channels, height, width]. Source: ITU-R BT.601 for the weights.
 */
export function imageNumbers({ width, height, data }: Pixels, channels: 1 | 3): number[] {
  const count = width * height;
  const values = new Array<number>(channels * count);
  for (let pixel = 0; pixel < count; pixel++) {
    const opacity = (data[4 * pixel + 3] ?? 255) / 255;
    const [red, green, blue] = [0, 1, 2].map(
      (at) => ((data[4 * pixel + at] ?? 0) / 255) * opacity + 1 - opacity,
    ) as [number, number, number];
    if (channels === 1) values[pixel] = rounded(0.299 * red + 0.587 * green + 0.114 * blue);
    else [red, green, blue].forEach((one, at) => (values[at * count + pixel] = rounded(one)));
  }
  return values;
}

/** Pixels have 256 steps: four digits tell them apart and keep drafts short. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
