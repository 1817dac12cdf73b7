import type { AnswerType } from './answers.ts';
import type { Formula } from './language/formula.ts';
import type { Template } from './language/template.ts';
import type { ParameterDomain } from './parse/domain-field.ts';
import type { ViewSpec } from './parse/view-schema.ts';
import type { Topic } from './topics/topic.ts';
import type { PartSpec } from './types/part-spec.ts';

/** A pack as read from its folder. */
export interface Pack {
  id: string;
  title: string;
  version: string;
  description: string;
  /** Who wrote it, as it says itself. */
  author?: string;
  conventions: Convention[];
  /** Topics that this pack tells; its exercises may have others, too. */
  topics: Topic[];
  /** In the order in which a learner meets them. */
  exercises: Exercise[];
  /** Explains topics: exercises without a part, named by their paths (`primers/stride`). */
  primers: Exercise[];
}

/** One exercise file, read and checked; its numbers are not drawn yet. */
export interface Exercise {
  id: string;
  title: string;
  /** Title of its section in the pack. */
  section: string;
  topics: string[];
  difficulty: number;
  needs: string[];
  parameters: ReadonlyMap<string, ParameterDomain>;
  /** The numbers of the source: the draw of seed 0. */
  original: ReadonlyMap<string, Formula>;
  require: Formula[];
  /** How many variants there are, where that is less than a learner can ask for. */
  variants?: number;
  lets: ReadonlyMap<string, Formula>;
  parts: ExercisePart[];
  view?: ViewSpec;
  statement: Template;
  hints: Template[];
  solution?: Template;
  erratum?: Template;
  /** Where each text stands whose numbers are to be marked; see `withMarks`. */
  places?: ReadonlyMap<Template, string>;
}

export interface ExercisePart {
  id: string;
  type: AnswerType;
  /** Front matter as the type's schema read it. */
  spec: PartSpec;
  prompt: Template;
}

/** A file of a pack folder; `path` is relative to it, with `/`. */
export interface PackFile {
  path: string;
  text: string;
}

/** What is wrong in a pack, and where: shown as `file:line:column: message`. */
export interface PackIssue {
  file: string;
  line: number;
  column: number;
  message: string;
}

/** A convention of the pack, shown to the learner as a card. */
export interface Convention {
  title: string;
  /** Markdown. */
  text: string;
}
