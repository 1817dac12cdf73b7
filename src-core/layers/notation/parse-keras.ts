import type { Shape } from '../layer-kind.ts';
import { ModelBuilder, ModelTextError } from '../model-builder.ts';
import { MODEL_INPUT } from '../model.ts';
import { kerasLayer } from './keras-layers.ts';
import { parseKerasTable } from './keras-table.ts';
import type { KerasRow } from './keras-table.ts';

/**
 * A model from the table that Keras prints. Kernels and strides do not stand in it: they are recovered from the number of
 * parameters and the shapes where these leave one choice, with a note of what was supposed.
 *
 * `input` is [C, H, W]; it may be left out when the table has an InputLayer. Errors: ModelTextError naming the line that
 * a summary cannot express.
 */
export function parseKeras(text: string, input?: Shape): ModelBuilder {
  const rows = parseKerasTable(text);
  const builder = new ModelBuilder();
  const [first] = rows;
  if (!first)
    throw new ModelTextError({ line: 1, column: 1 }, 'No layer of the summary could be read.');
  const isInput = (row: KerasRow): boolean => row.className.startsWith('InputLay');
  const start = isInput(first) ? first.shape : input && channelsLast(input);
  if (!start)
    throw new ModelTextError(
      first.place,
      'Without an InputLayer the summary does not tell what arrives. Give the shape of the input.',
    );
  let last: Known = { at: MODEL_INPUT, shape: start };
  const known = new Map<string, Known>();
  for (const row of rows) {
    if (!isInput(row)) {
      const sources = row.readsFrom.flatMap((name) => known.get(name) ?? []);
      if (sources.length < row.readsFrom.length)
        throw new ModelTextError(row.place, `${row.name} reads a layer that does not stand above.`);
      const reads = sources.length > 0 ? sources : [last];
      builder.at = (reads[0] as Known).at;
      const write = kerasLayer(row.className, (reads[0] as Known).shape);
      if (!write)
        throw new ModelTextError(row.place, `${row.className} is no layer that is known here.`);
      write({
        builder,
        row,
        input: (reads[0] as Known).shape,
        sources: reads.map(({ at }) => at),
        note: (message) => builder.note(row.place, message),
      });
      last = { at: builder.at, shape: row.shape };
    }
    known.set(row.name, last);
  }
  return builder;
}

/** A result: its node and its shape, channels last. */
interface Known {
  at: number;
  shape: Shape;
}

/** [C, H, W] as Keras writes it: [H, W, C]. */
function channelsLast([channels = 1, ...places]: Shape): number[] {
  return [...places, channels];
}
