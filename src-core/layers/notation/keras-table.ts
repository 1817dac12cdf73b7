import { ModelTextError } from '../model-builder.ts';
import type { Place } from '../model-builder.ts';

/** One layer of a Keras summary. */
export interface KerasRow {
  name: string;
  /** Class such as `Conv2D`; ends in `…` where the table cut it off. */
  className: string;
  /** Without the batch, channels last. */
  shape: readonly number[];
  parameters: number;
  /** Names of the layers that it reads; none where the table has no such column. */
  readsFrom: readonly string[];
  place: Place;
}

/** Layer, shape, parameters and sources of one row, its lines joined. */
type Cells = [layer: string, shape: string, parameters: string, sources: string];

const TITLES = ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'];
const MAX_LENGTH = 1_000_000;

/**
 * The layers of `model.summary()`, in columns or in drawn boxes. A row begins where the column of parameters holds a
 * number; lines below it go on with it.
 *
 * Errors: ModelTextError for rows that cannot be read.
 */
export function parseKerasTable(text: string): KerasRow[] {
  if (text.length > MAX_LENGTH)
    throw new ModelTextError(
      { line: 1, column: 1 },
      `A summary of more than ${MAX_LENGTH} letters is not read.`,
    );
  const lines = text.split('\n');
  const header = lines.findIndex((line) => line.includes('Layer (type)'));
  const cut = cutterFor(lines[header] ?? '');
  const rows: { cells: Cells; place: Place }[] = [];
  for (const [at, line] of lines.entries()) {
    if (at <= header || isRule(line)) continue;
    if (/Total params/.test(line)) break;
    const cells = cut(line);
    const open = rows.at(-1);
    if (/^[\d,]+$/.test(cells[2]))
      rows.push({ cells, place: { line: at + 1, column: line.search(/[\w]/) + 1 } });
    else if (open) cells.forEach((cell, column) => (open.cells[column] += cell));
    else
      throw new ModelTextError(
        { line: at + 1, column: 1 },
        'This line of the summary is not understood.',
      );
  }
  return rows.map(({ cells, place }) => readRow(cells, place));
}

/** How a line falls into columns: at the drawn lines, or where the titles stand. */
function cutterFor(header: string): (line: string) => Cells {
  const bars = /[│┃|]/;
  const starts = TITLES.map((title) => header.indexOf(title));
  return (line) => {
    const pieces = bars.test(line)
      ? line.split(bars).slice(1)
      : TITLES.map((_, column) => {
          const start = starts[column] as number;
          const next = starts.slice(column + 1).find((each) => each >= 0);
          return start < 0 ? '' : line.slice(column === 0 ? 0 : start, next);
        });
    const [layer = '', shape = '', parameters = '', sources = ''] = pieces.map((piece) =>
      piece.trim(),
    );
    return [layer, shape, parameters, sources];
  };
}

function isRule(line: string): boolean {
  return /^[\s_=─━┏┳┓┡╇┩├┼┤└┴┘┌┬┐]*$/.test(line);
}

/** Errors: ModelTextError unless the first cell is `name (Class)` and the shape is known but for the batch. */
function readRow([layer, shape, parameters, sources]: Cells, place: Place): KerasRow {
  const named = /^([\w./-]+)\s*\(\s*(\w+…?)\s*\)?$/.exec(layer.replace(/\s+/g, ' '));
  if (!named)
    throw new ModelTextError(place, `“${layer.slice(0, 40)}” is not a name with its class.`);
  return {
    name: named[1] as string,
    className: named[2] as string,
    shape: shapeOf(shape, place),
    parameters: Number(parameters.replaceAll(',', '')),
    readsFrom: [...sources.matchAll(/([\w./-]+)\[\d+\]\[\d+\]/g)].map(
      (match) => match[1] as string,
    ),
    place,
  };
}

function shapeOf(text: string, place: Place): number[] {
  const sizes = text.replaceAll(/[[\]()\s]/g, '').split(',');
  const known = sizes
    .slice(1)
    .filter((size) => size !== '')
    .map(Number);
  if (known.length > 0 && known.every((size) => Number.isSafeInteger(size) && size > 0))
    return known;
  throw new ModelTextError(
    place,
    `The shape ${text} leaves sizes open. Print the summary of a model with a known input.`,
  );
}
