import { PIXELS, TRAINING_ROWS, digitAt, labelAt } from '../../nets/digit-rows.ts';
import { roughness } from './climb-class.ts';
import { meanOf } from './ranking.ts';

const rows = Array.from({ length: TRAINING_ROWS }, (_, row) => row);

let means: Float64Array[] | undefined;

/** The mean training image of each class. */
export function classMeans(): readonly Float64Array[] {
  means ??= Array.from({ length: 10 }, (_, c) => {
    const own = rows.filter((row) => labelAt(row) === c);
    return Float64Array.from({ length: PIXELS }, (_each, at) =>
      meanOf(own.map((row) => digitAt(row)[at] as number)),
    );
  });
  return means;
}

/** Mean roughness of the training images. */
export function digitRoughness(): number {
  return meanOf(rows.map((row) => roughness(digitAt(row), 8)));
}
