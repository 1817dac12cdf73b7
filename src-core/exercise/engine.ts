/** The door to the engine: parse, draw, grade, reveal. All pure; the same seed gives the same results. */
export { checkParameters } from './check-parameters.ts';
export { draw } from './draw.ts';
export type { Overrides } from './draw.ts';
export type { Exercise, Pack, PackFile } from './exercise.ts';
export { freshSeed } from './fresh-seed.ts';
export { explain } from './explain.ts';
export { grade } from './grade.ts';
export { lintPack } from './lint/lint-pack.ts';
export { readPack } from './parse/read-pack.ts';
export { withMarks } from './places.ts';
export { hint, solution } from './reveal.ts';
export { findPlace, replayCode } from './replay-code.ts';
export { topicIssues } from './topics/topic-issues.ts';
export { trySamples } from './try-samples.ts';
export type { Trial } from './try-samples.ts';
