import type { LabPicture } from '../../../lab-picture.ts';
import type { HandNet } from './hand-net.ts';

const [SHOWN, SIDE] = [16, 8];

/** What the units of the first layer look for, in both nets: their weights as images. */
export function firstWeights(truth: HandNet, own: HandNet): LabPicture[] {
  return [
    shown('true', 'The first weights of the net that is trained with the true gradient.', truth),
    shown('own', 'The same weights with the chosen rule.', own),
  ];
}

function shown(name: string, docs: string, { layers: [first] }: HandNet): LabPicture {
  const units = Math.min(SHOWN, first.outputs);
  return {
    kind: 'images',
    name,
    docs,
    role: 'w',
    shape: [units, SIDE, SIDE],
    values: first.weight.slice(0, units * SIDE * SIDE),
    isSigned: true,
  };
}
