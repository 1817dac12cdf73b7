import { Module } from './module.ts';

/**
 * Modules by number, for whoever writes `forward` with a loop; they are saved and trained with the module they are a
 * field of. Source: torch.nn.ModuleList.
 */
export class ModuleList<M extends Module = Module> extends Module {
  readonly #items: readonly M[];

  constructor(items: Iterable<M>) {
    super('ModuleList');
    this.#items = [...items];
  }

  get length(): number {
    return this.#items.length;
  }

  at(index: number): M | undefined {
    return this.#items.at(index);
  }

  [Symbol.iterator](): IterableIterator<M> {
    return this.#items.values();
  }

  override namedChildren(): [string, Module][] {
    return this.#items.map((item, i) => [String(i), item]);
  }

  /** Neighbours that print alike are one line: `(0-2): 3 x Linear(…)`. */
  protected override shownChildren(): [label: string, text: string][] {
    const runs: { text: string; from: number; to: number }[] = [];
    for (const [i, item] of this.#items.entries()) {
      const [text, last] = [item.toString(), runs.at(-1)];
      if (last?.text === text) last.to = i;
      else runs.push({ text, from: i, to: i });
    }
    return runs.map(({ text, from, to }) =>
      from === to ? [`${from}`, text] : [`${from}-${to}`, `${to - from + 1} x ${text}`],
    );
  }
}
