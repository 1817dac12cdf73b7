import { PlacedSource, type Path, type TextPlace } from '#core/exercise/parse/placed-source.ts';
import { parseStrictJson, type JsonNode } from './strict-json.ts';
import { TextLines } from './text-lines.ts';

/** A strict JSON file: its value, and the line and column of each of its parts. */
export class JsonSource extends PlacedSource {
  readonly #root: JsonNode;
  readonly #lines: TextLines;

  private constructor(file: string, lines: TextLines, root: JsonNode) {
    super(file);
    this.#lines = lines;
    this.#root = root;
  }

  /** Errors: PackRefusal with the place. */
  static read(file: string, text: string): JsonSource {
    const lines = new TextLines(text);
    return new JsonSource(file, lines, parseStrictJson(file, lines));
  }

  get value(): unknown {
    return this.#root.value;
  }

  /** The value of a key as a source of its own, whose paths start there. */
  part(key: string): JsonSource {
    const node = this.#root.members?.get(key)?.node;
    return node ? new JsonSource(this.file, this.#lines, node) : this;
  }

  protected has(path: Path): boolean {
    return nodeAt(this.#root, path) !== undefined;
  }

  /** Escapes before it may shift the column inside a text. */
  placeOf(path: Path, offset = 0): TextPlace {
    const node = nodeAt(this.#root, path);
    if (!node) return this.placeOf(path.slice(0, -1));
    return this.#lines.placeOf(node.start + (typeof node.value === 'string' ? offset + 1 : 0));
  }

  protected placeOfKey(path: Path, key: string): TextPlace {
    const start = nodeAt(this.#root, path)?.members?.get(key)?.keyStart;
    return start === undefined ? this.placeOf(path) : this.#lines.placeOf(start);
  }
}

function nodeAt(root: JsonNode, path: Path): JsonNode | undefined {
  return path.reduce<JsonNode | undefined>(
    (node, key) => (typeof key === 'number' ? node?.items?.[key] : node?.members?.get(key)?.node),
    root,
  );
}
