// Functions whose last bits engines choose by themselves in Math, here with the same bits everywhere.
export { expOf, expm1Of, tanhOf } from './exponential.ts';
export { log1pOf, logOf } from './logarithm.ts';
export { wholePower } from './whole-power.ts';
