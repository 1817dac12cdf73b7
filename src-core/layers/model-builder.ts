import { AppError } from '#core/errors.ts';
import type { Settings } from './layer-kind.ts';
import { MODEL_INPUT } from './model.ts';
import type { LayerNode, Model, ModelIssue } from './model.ts';

/** Longer models than anyone writes or prints. */
const MAX_NODES = 2_000;

/** A place in a text, from 1. */
export interface Place {
  line: number;
  column: number;
}

/** A text that cannot be a model; caught by the readers of texts, which make an issue of it. */
export class ModelTextError extends AppError {
  readonly place: Place;

  constructor(place: Place, message: string) {
    super('model-text', message);
    this.place = place;
  }
}

/** Collects layers while a text is read; `at` is the node that the next layer reads. */
export class ModelBuilder {
  at = MODEL_INPUT;
  readonly #nodes: LayerNode[] = [];
  readonly #notes: ModelIssue[] = [];
  readonly #names = new Set<string>();

  /** Adds a layer after `at`, or after the given nodes. Errors: ModelTextError past 2,000 layers. */
  add(
    kind: string,
    settings: Settings,
    place: Place,
    { name, inputs = [this.at] }: { name?: string | undefined; inputs?: readonly number[] } = {},
  ): void {
    if (this.#nodes.length >= MAX_NODES)
      throw new ModelTextError(place, `A model has at most ${MAX_NODES} layers here.`);
    const node = { kind, settings, inputs, line: place.line, column: place.column };
    this.at = this.#nodes.push({ ...node, name: this.#freeName(name) }) - 1;
  }

  /** Adds branches that all start at `at`, and what joins them. */
  branch(kind: 'Add' | 'Concat', place: Place, branches: readonly (() => void)[]): void {
    const start = this.at;
    const ends = branches.map((build) => {
      this.at = start;
      build();
      return this.at;
    });
    this.add(kind, {}, place, { inputs: ends });
  }

  note(place: Place, message: string): void {
    this.#notes.push({ line: place.line, column: place.column, message });
  }

  model(): Model {
    return { nodes: this.#nodes, output: this.at, notes: this.#notes };
  }

  #freeName(wanted = `${this.#nodes.length}`): string {
    let name = wanted;
    for (let more = 2; this.#names.has(name); more++) name = `${wanted}_${more}`;
    this.#names.add(name);
    return name;
  }
}
