import { elementwise } from './elementwise.ts';
import { products, squareProducts } from './products.ts';
import { tape } from './tape.ts';
import { training } from './training.ts';
import type { Workload } from './workload.ts';

/** Everything that is measured on one thread, in the order of the table. */
export const workloads: Workload[] = [
  ...squareProducts,
  ...products,
  ...training,
  ...elementwise,
  ...tape,
];
