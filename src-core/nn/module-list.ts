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
}
