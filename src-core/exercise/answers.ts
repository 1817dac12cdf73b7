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
  order: { view: { steps: TextItem[] }; raw: string[] };
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
}

export interface MatrixAnswerView {
  /** Symbols that entries may use; none means numbers only. */
  symbols: SymbolView[];
  /** What a row and a column stand for, such as `y` and `x`. */
  rows: string;
  columns: string;
  /** The largest number of rows and of columns one may choose. */
  limit: number;
}

/** One of several texts (Markdown), known by its id. */
export interface TextItem {
  id: string;
  text: string;
}

/** A named array of numbers to fill in: a scalar is [], a vector [n], a matrix [m, n]. */
export interface FieldView {
  name: string;
  /** LaTeX of the name. */
  label: string;
  shape: number[];
}

/** The cells of each field, row by row, as typed. */
export type FieldsRaw = Record<string, string[]>;
