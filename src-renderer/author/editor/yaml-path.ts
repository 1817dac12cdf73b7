/** Where in YAML a cursor stands: the keys above it, and the fields beside it that are known already. */
export interface YamlPlace {
  path: string[];
  /** Plain values of the keys of the same map, such as `type: integer`. */
  siblings: ReadonlyMap<string, string>;
  /** The key whose value the cursor is in; none where a key is typed. */
  key?: string;
}

interface Line {
  /** Columns of the dash of a list item, if there is one, and of the key. */
  dash?: number;
  column: number;
  key: string;
  value: string;
}

const LINE = /^(?<indent> *)(?<dashes>(?:- +)*)(?:(?<key>[\w.-]+):(?: +(?<value>.*))?)?/;

/** The place of the end of `text`, which is YAML from its beginning up to the cursor. */
export function yamlPlace(text: string): YamlPlace {
  const lines = text.split('\n');
  const current = lines.at(-1) ?? '';
  const { path, siblings } = blockPlace(lines);
  const inFlow = flowPlace(current);
  const own = lineOf(current);
  if (inFlow) {
    return { path: [...path, ...inFlow.path], siblings: inFlow.siblings, key: inFlow.key };
  }
  return { path, siblings, key: own?.key };
}

function lineOf(line: string): Line | undefined {
  const { indent = '', dashes = '', key, value = '' } = LINE.exec(line)?.groups ?? {};
  if (key === undefined) return undefined;
  const dash = dashes === '' ? undefined : indent.length;
  return { dash, column: indent.length + dashes.length, key, value: value.trim() };
}

/** Keys by their columns: each parent stands further to the left than what is in it. */
function blockPlace(lines: readonly string[]): Pick<YamlPlace, 'path' | 'siblings'> {
  const current = lines.at(-1) ?? '';
  const { indent = '', dashes = '' } = LINE.exec(current)?.groups ?? {};
  let column = indent.length + dashes.length;
  // What stands in another item of a list is no sibling.
  let isSameMap = dashes === '';
  const path: string[] = [];
  const siblings = new Map<string, string>();
  for (const text of lines.slice(0, -1).reverse()) {
    const line = lineOf(text);
    if (!line || text.trim().startsWith('#')) continue;
    if (line.column === column && isSameMap && path.length === 0) {
      siblings.set(line.key, plain(line.value));
      isSameMap = line.dash === undefined;
    } else if (line.column < column) {
      path.unshift(line.key);
      column = line.column;
    }
  }
  return { path, siblings };
}

/** Inside `{ … }` on one line: the keys in front of the brackets that are still open. */
function flowPlace(line: string): YamlPlace | undefined {
  const open: { key?: string; start: number; isMap: boolean }[] = [];
  let quote = '';
  let last = 0;
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '{' || letter === '[') {
      open.push({ key: keyBefore(line.slice(last, at)), start: at + 1, isMap: letter === '{' });
      last = at + 1;
    } else if (letter === '}' || letter === ']') open.pop();
    else if (letter === ',') last = at + 1;
  }
  const innermost = open.at(-1);
  if (!innermost) return undefined;
  const inside = line.slice(innermost.start);
  const fields = [...inside.matchAll(/([\w.-]+): *("[^"]*"|'[^']*'|[^,{}[\]]*)/g)];
  const siblings = new Map(fields.map(([, key = '', value = '']) => [key, plain(value.trim())]));
  const key = innermost.isMap ? keyBefore(line.slice(Math.max(last, innermost.start))) : undefined;
  return { path: open.flatMap((one) => one.key ?? []), siblings, key };
}

const keyBefore = (text: string): string | undefined => /([\w.-]+): *(?:[^:]*)$/.exec(text)?.[1];

const plain = (value: string): string => value.replace(/^(["'])(.*)\1$/, '$2');
