import type { CodeValue } from './code-value.ts';
import { showBoth } from './show-value.ts';

/**
 * Why a value is not the one that is asked, in a sentence; none when it is. Numbers agree when
 * |yours − asked| ≤ tolerance · (1 + |asked|), and NaN agrees with NaN.
 */
export function differenceOf(
  yours: CodeValue,
  asked: CodeValue,
  tolerance: number,
  place = '',
): string | undefined {
  const where = place === '' ? '' : `At \`${place}\` `;
  const your = where === '' ? 'Yours' : 'yours';
  if (typeof yours === 'number' && typeof asked === 'number') {
    if (agree(yours, asked, tolerance)) return undefined;
    const [own, right] = showBoth(yours, asked);
    return `${where}${your} is ${own}, asked is ${right}.`;
  }
  if (isList(yours) && isList(asked)) {
    const [shape, askedShape] = [shapeOf(yours)?.join(', '), shapeOf(asked)?.join(', ')];
    if (shape !== undefined && askedShape !== undefined && shape !== askedShape)
      return `${where}${your} has the shape [${shape}], asked is [${askedShape}].`;
    return inLists(yours, asked, tolerance, place);
  }
  if (hasFields(yours) && hasFields(asked)) return inFields(yours, asked, tolerance, place);
  if (yours === asked) return undefined;
  const [own, right] = [kindOf(yours), kindOf(asked)];
  if (own === 'undefined')
    return place === ''
      ? 'Your function gives nothing back. Is a `return` missing?'
      : `${where}${your} is undefined, asked is ${right}.`;
  return own === right
    ? `${where}${your} is ${showBoth(yours, asked).join(', asked is ')}.`
    : `${where}${your} is ${own}, asked is ${right}.`;
}

function agree(yours: number, asked: number, tolerance: number): boolean {
  if (Object.is(yours, asked) || yours === asked) return true;
  return Math.abs(yours - asked) <= tolerance * (1 + Math.abs(asked)) && Number.isFinite(asked);
}

function inLists(
  yours: readonly CodeValue[],
  asked: readonly CodeValue[],
  tolerance: number,
  place: string,
): string | undefined {
  if (yours.length !== asked.length) {
    const where = place === '' ? 'Yours' : `At \`${place}\` yours`;
    return `${where} has the length ${yours.length}, asked is ${asked.length}.`;
  }
  for (const [at, item] of yours.entries()) {
    const found = differenceOf(item, asked[at] as CodeValue, tolerance, `${place}[${at}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inFields(
  { fields: yours }: Extract<CodeValue, { fields: unknown }>,
  { fields: asked }: Extract<CodeValue, { fields: unknown }>,
  tolerance: number,
  place: string,
): string | undefined {
  const where = place === '' ? '' : `At \`${place}\` `;
  for (const [name, right] of Object.entries(asked)) {
    const own = Object.hasOwn(yours, name) ? yours[name] : undefined;
    if (own === undefined)
      return `${where === '' ? 'The' : `${where}the`} field \`${name}\` is missing.`;
    const inner = place === '' ? name : `${place}.${name}`;
    const found = differenceOf(own, right, tolerance, inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The sizes of a list of lists of numbers; none for other values and ragged lists. */
function shapeOf(value: CodeValue): number[] | undefined {
  if (typeof value === 'number') return [];
  if (!isList(value)) return undefined;
  const inner = value.map(shapeOf);
  const [first = []] = inner;
  const isEven = inner.every((shape) => shape?.join() === first.join());
  return isEven ? [value.length, ...first] : undefined;
}

function kindOf(value: CodeValue): string {
  if (isList(value)) return 'a list';
  if (hasFields(value)) return 'an object';
  if (typeof value === 'object') return value.other;
  if (typeof value === 'number') return 'a number';
  return typeof value === 'string' ? 'a text' : 'true or false';
}

const isList = (value: CodeValue): value is readonly CodeValue[] => Array.isArray(value);

const hasFields = (value: CodeValue): value is Extract<CodeValue, { fields: unknown }> =>
  typeof value === 'object' && 'fields' in value;
