import { expOf, tanhOf } from '#core/elementary/index.ts';

/** A function of one number and its slope there. */
export interface NetActivation {
  name: string;
  value(z: number): number;
  slope(z: number): number;
}

const sigmoid = (z: number): number => 1 / (1 + expOf(-z));

export const netActivations: readonly NetActivation[] = [
  { name: 'sigmoid', value: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
  { name: 'tanh', value: tanhOf, slope: (z) => 1 - tanhOf(z) ** 2 },
  { name: 'ReLU', value: (z) => (z > 0 ? z : 0), slope: (z) => (z > 0 ? 1 : 0) },
];
