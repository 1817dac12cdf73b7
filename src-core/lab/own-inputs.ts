import type { LabelledImages } from '#core/data/labelled-images.ts';

/** What a learner brings along to a run, beside numbers. */
export interface OwnInputs {
  /** Pictures in place of the built-in ones. */
  images?: LabelledImages;
  /** Formulas and code by name; of those left out the fallback is taken. */
  texts?: Readonly<Record<string, string>>;
}

/** Which pictures of a learner a lab takes. */
export interface TakesImages {
  /** What stands there without them, such as `drawn digits`. */
  builtIn: string;
  /** What they have to be, in a sentence. */
  docs: string;
}

/** A formula or a function that the learner writes, which the run computes with. */
export interface TextInput {
  kind: 'formula' | 'code';
  /** What it is, in a sentence. */
  docs: string;
  /** Of code: `backward(A, b)`. */
  signature?: string;
  fallback: string;
  /** Parts of bundled exercises whose answers can be taken over. */
  answers: readonly { exerciseId: string; part: string; title: string }[];
}
