import type { SymbolKind } from '#core/symbolic/domain.ts';
import type { SceneSpec } from '#core/scene/scene-spec.ts';

/**
 * What a window shows for each answer type and what it hands back: one line a type.
 *
 * `view` never holds the answer. `raw` is JSON, stored as it was typed.
 */
export interface AnswerTypes {
  number: { view: { unit?: string; tolerance?: string }; raw: string };
  integer: { view: { unit?: string }; raw: string };
  expression: { view: { symbols: SymbolView[] }; raw: string };
  matrix: { view: MatrixAnswerView; raw: string[][] };
  shape: { view: { axes: string[] }; raw: string };
  choice: { view: { options: TextItem[] }; raw: string };
  weights: { view: { fields: FieldView[] }; raw: FieldsRaw };
  certificate: { view: { fields: FieldView[] }; raw: FieldsRaw };
  order: { view: OrderView; raw: OrderRaw };
  table: { view: TableView; raw: string[][] };
  choices: { view: { options: TextItem[] }; raw: string[] };
  layer: { view: LayerView; raw: Record<string, string> };
  network: { view: { input: number[] }; raw: string };
  pick: { view: PickView; raw: string[] };
  code: { view: CodeView; raw: string };
  lab: { view: LabView; raw: FieldsRaw };
  text: { view: { points: number }; raw: TextRaw };
}

export type AnswerType = keyof AnswerTypes;
export type ViewOf<T extends AnswerType> = AnswerTypes[T]['view'];
export type RawOf<T extends AnswerType> = AnswerTypes[T]['raw'];
export type RawAnswer = RawOf<AnswerType>;

/** The learner's answers by part id; a part that is not there was not answered. */
export type Answers = Record<string, RawAnswer>;

/** A symbol an answer may use: its name as typed, as LaTeX, and what it stands for. */
export interface SymbolView {
  name: string;
  latex: string;
  meaning?: string;
  /** How it is read; a plain number without it. */
  kind?: SymbolKind;
}

export interface MatrixAnswerView {
  /** Symbols that entries may use; none means numbers only. */
  symbols: SymbolView[];
  /** What a row and a column stand for, such as `y` and `x`. */
  rows: string;
  columns: string;
  /** The largest number of rows and of columns one may choose. */
  limit: number;
  /** How far off an entry may be. */
  tolerance?: string;
}

/** One of several texts (Markdown), known by its id. */
export interface TextItem {
  id: string;
  text: string;
}

export interface OrderView {
  steps: StepView[];
  /** Symbols that blanks may use. */
  symbols: SymbolView[];
}

/** One step of an argument; its text shows blanks as boxes with their names. */
export interface StepView extends TextItem {
  /** The blanks to fill in, in reading order; labels are LaTeX. */
  blanks: { name: string; label: string }[];
  /** What the stage shows while the step has the focus. */
  scene?: SceneSpec;
}

/** Ids in order; where steps have blanks, beside what stands in each by its name. */
export type OrderRaw = string[] | { steps: string[]; blanks: Record<string, string> };

/** A named array of numbers to fill in: a scalar is [], a vector [n], a matrix [m, n], or a text to choose. */
export interface FieldView {
  name: string;
  /** LaTeX of the name. */
  label: string;
  shape: number[];
  /** The fewest and most entries, or rows, where the learner chooses how many; `shape` stands at first. */
  grows?: { min: number; max: number };
  /** The texts to choose from, in place of a number. */
  options?: string[];
  /** What it stands for, in a few words. */
  meaning?: string;
}

/** The cells of each field, row by row, as typed. */
export type FieldsRaw = Record<string, string[]>;

/** Says that no option or no cell is right; an empty list is an answer still to be given. */
export const NONE = 'none';

export type CellKind = 'number' | 'integer' | 'expression' | 'shape';

export interface TableView {
  /** Title of the column of row titles (Markdown). */
  corner: string;
  columns: TableColumn[];
  /** Titles of the rows (Markdown); none where the learner chooses how many there are. */
  rows?: string[];
  /** The largest number of rows one may choose. */
  limit: number;
  /** Symbols that formulas in cells may use. */
  symbols: SymbolView[];
}

export interface TableColumn {
  /** Markdown. */
  title: string;
  kind: CellKind;
}

/** One layer of which some numbers are given and some are asked. */
export interface LayerView {
  /** PyTorch's name, such as `Conv2d`. */
  kind: string;
  /** Shape of the input, without the batch. */
  input: number[];
  given: { name: string; value: string }[];
  asked: string[];
}

/** Cells to pick from: `labels` row by row for a tensor of `shape` (one or two axes, or planes of two). */
export interface PickView {
  shape: number[];
  /** What stands in the cells (Markdown); none where they are empty. */
  labels: string[];
  /** What the axes stand for, from the outermost. */
  axes: string[];
  /** How many cells there are to pick, where that is said. */
  count?: number;
  /** What this tensor is on the stage. */
  stage?: 'input' | 'output';
}

export interface CodeView {
  /** The function to write, as `conv2d(x, w, stride)`. */
  signature: string;
  /** What the editor holds at first. */
  starter: string;
}

export interface LabView {
  /** The experiment or lab in `lab/`. */
  experiment: string;
  /** Set when there is a lab of this id, to be opened and watched. */
  hasLab?: true;
  title: string;
  /** What it does, in a sentence or two. */
  docs: string;
  /** What the exercise gives. */
  settings: { name: string; value: string; meaning: string }[];
  fields: FieldView[];
  /** What the learner writes; each is handed in as a field with this one text. */
  texts?: LabTextView[];
}

/** A formula or a function that a lab computes with. */
export interface LabTextView {
  name: string;
  kind: 'formula' | 'code';
  /** What it is, in a sentence. */
  meaning: string;
  /** Of a function: what it is to be called and takes. */
  signature?: string;
  /** Of a function: what the editor holds at first. */
  starter?: string;
}

/** A text and the numbers of the rubric's points that its writer sees met. */
export interface TextRaw {
  text: string;
  met: number[];
}
