/** The door to the engine: parse, draw, grade, reveal. All pure; the same seed gives the same results. */
export { draw } from './draw.ts';
export type { Overrides } from './draw.ts';
export type { Exercise, Pack, PackFile } from './exercise.ts';
export { grade } from './grade.ts';
export { readPack } from './parse/read-pack.ts';
export { hint, solution } from './reveal.ts';
export { trySamples } from './try-samples.ts';
export type { Trial } from './try-samples.ts';
