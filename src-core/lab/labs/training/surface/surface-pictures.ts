import type { Sequential } from '#core/nn/sequential.ts';
import { sigmoid } from '#core/ops/functions.ts';
import { NdArray } from '#core/tensor/nd-array.ts';
import type { LabPicture } from '../../../lab-picture.ts';
import type { Points } from './points.ts';

const CELLS = 61;

/** The probability of class 1 over the plane with the points in it, and the weights of the hidden layer. */
export function surfacePictures(network: Sequential, points: Points): LabPicture[] {
  const { from, to, places, classes, count } = points;
  const grid = new Float64Array(CELLS * CELLS * 2);
  const at = (cell: number): number => from + ((to - from) * cell) / (CELLS - 1);
  for (let row = 0; row < CELLS; row++)
    for (let column = 0; column < CELLS; column++) {
      const place = 2 * (row * CELLS + column);
      grid[place] = at(column);
      grid[place + 1] = at(CELLS - 1 - row);
    }
  const field = sigmoid(network.forward(NdArray.from(grid, [CELLS * CELLS, 2])));
  const weight = network.namedParameters().get('hidden.weight')?.value;
  return [
    {
      kind: 'plane',
      name: 'surface',
      docs: 'How likely the network takes each place of the plane for class 1; the line is where it is in two minds.',
      x: { label: 'x₁', from, to },
      y: { label: 'x₂', from, to },
      field: {
        rows: CELLS,
        columns: CELLS,
        values: Float64Array.from(field.values()),
        range: [0, 1],
        contour: 0.5,
      },
      points: {
        x: Float64Array.from({ length: count }, (_, i) => places[2 * i] as number),
        y: Float64Array.from({ length: count }, (_, i) => places[2 * i + 1] as number),
        classOf: Int32Array.from(classes),
        classes: ['0', '1'],
      },
    },
    {
      kind: 'images',
      name: 'hidden.weight',
      docs: 'The weights of the hidden layer: a row for each unit, a column for each input.',
      role: 'w',
      shape: [1, ...((weight?.shape ?? [0, 0]) as [number, number])],
      values: Float64Array.from(weight?.values() ?? []),
      isSigned: true,
    },
  ];
}
