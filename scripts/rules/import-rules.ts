import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { importsOf, type Import } from './imports-of.ts';

/** Packages that are pure functions, so that the core may use them. */
const PURE_PACKAGES = ['fflate', 'katex', 'markdown-it', 'ts-fsrs', 'yaml', 'zod'];
const TEST_PACKAGES = ['fast-check', 'nerdamer-prime', 'vitest'];

/** The areas of src-core, lowest first: each may use what stands in an earlier row, its tests any. */
const CORE_LAYERS = [
  ['errors', 'random', 'elementary'],
  ['tensor'],
  ['kernels'],
  ['ops'],
  ['autograd'],
  ['nn'],
  ['optim', 'data'],
  ['symbolic'],
  ['layers', 'linear', 'perceptron', 'piecewise', 'traces'],
  ['scene', 'lab', 'oracle'],
  ['exercise', 'workbench'],
  ['pack', 'schedule'],
  ['results', 'interop'],
  ['contract'],
];

/** One import that crosses a border it may not cross. */
export interface Violation {
  file: string;
  line: number;
  message: string;
}

interface Crossing extends Import {
  file: string;
  isTest: boolean;
  /** The file it leads to, relative to the project; undefined for a package. */
  path: string | undefined;
  /** The package it leads to; undefined for a file. */
  package: string | undefined;
}

/** Yields what is wrong with a crossing, or undefined. */
type Rule = (crossing: Crossing) => string | undefined;

const RULES: Rule[] = [
  ({ file, path, specifier }) =>
    path?.startsWith('src-core/') && !specifier.startsWith('#') && area(path) !== area(file)
      ? `write #core/… to cross into ${area(path)}`
      : undefined,
  ({ file, path }) =>
    path && isProduct(file) && !isProduct(path) ? 'the product does not use its tools' : undefined,
  ({ file, path }) =>
    path && file.startsWith('src-core/') && !path.startsWith('src-core/')
      ? 'src-core imports nothing outside itself'
      : undefined,
  ({ file, path }) =>
    path &&
    ((file.startsWith('src-main/') && path.startsWith('src-renderer/')) ||
      (file.startsWith('src-renderer/') && path.startsWith('src-main/')))
      ? 'backend and window know each other only through #core/contract'
      : undefined,
  ({ file, path }) =>
    path?.startsWith('src-main/shells/') &&
    file.startsWith('src-main/') &&
    !file.startsWith('src-main/shells/')
      ? 'shells use the backend, never the reverse'
      : undefined,
  ({ file, isTest, path }) =>
    path &&
    file.startsWith('src-core/') &&
    area(path) !== area(file) &&
    !isBelow(path, file) &&
    !isTest
      ? `${area(file)} stands below or beside ${area(path)} and does not use it`
      : undefined,
  ({ file, isTest, package: name }) =>
    name && file.startsWith('src-core/') && !mayUse(name, isTest)
      ? `src-core uses no package but ${PURE_PACKAGES.join(', ')}`
      : undefined,
  ({ file, isTest, package: name }) =>
    name && file.startsWith('src-renderer/') && isNode(name) && !isTest
      ? 'the window has no Node'
      : undefined,
  ({ file, isTypeOnly, isTest, path, package: name }) =>
    file.startsWith('src-renderer/') &&
    !isTypeOnly &&
    !isTest &&
    (name === 'zod' || path?.startsWith('src-core/contract/'))
      ? 'the window takes only types from the contract: the backend checks'
      : undefined,
  ({ file, package: name }) =>
    name === 'electron' && !/^(src-main\/shells\/electron|e2e)\//.test(file)
      ? 'only src-main/shells/electron knows Electron'
      : undefined,
  ({ file, isTest, package: name }) =>
    name === 'better-sqlite3' && !file.startsWith('src-main/database/') && !isTest
      ? 'only src-main/database knows SQLite'
      : undefined,
];

/** Everything that a file's imports break of the rules above; `file` is relative to the project. */
export function checkImports(file: string, text: string): Violation[] {
  return importsOf(file, text).flatMap((found) => {
    const crossing = {
      ...found,
      file,
      isTest: /\.(test|browser)\.ts$|\/testing\//.test(file),
      path: pathOf(file, found.specifier),
      package: packageOf(found.specifier),
    };
    return RULES.flatMap((rule) => rule(crossing) ?? []).map((message) => ({
      file,
      line: found.line,
      message: `${found.specifier}: ${message}`,
    }));
  });
}

function pathOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#core/')) return specifier.replace('#core/', 'src-core/');
  return specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined;
}

function packageOf(specifier: string): string | undefined {
  if (/^[.#/]/.test(specifier)) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** `src-core/ops` and `src-core/errors` are areas; elsewhere the top folder is one. */
function area(path: string): string {
  const [top = '', next = ''] = path.split('/');
  return top === 'src-core' ? `${top}/${next.replace(/\.ts$/, '').replace(/\.test$/, '')}` : top;
}

/** True when `path` belongs to an earlier row of CORE_LAYERS than `file`, or both to the first. */
function isBelow(path: string, file: string): boolean {
  const [row, ownRow] = [rowOf(path), rowOf(file)];
  return row >= 0 && (row < ownRow || ownRow === 0);
}

const rowOf = (path: string) =>
  CORE_LAYERS.findIndex((names) => names.some((name) => area(path) === `src-core/${name}`));

const mayUse = (name: string, isTest: boolean) =>
  PURE_PACKAGES.includes(name) || (isTest && (TEST_PACKAGES.includes(name) || isNode(name)));

const isProduct = (path: string) => path.startsWith('src-');
const isNode = (name: string) => name.startsWith('node:') || builtinModules.includes(name);
