import type { Shape } from '../layer-kind.ts';
import { ModelTextError } from '../model-builder.ts';
import type { ModelBuilder } from '../model-builder.ts';
import type { ModelResult } from '../model.ts';
import { parseKeras } from './parse-keras.ts';
import { parsePrinted } from './parse-printed.ts';
import { parseShort } from './parse-short.ts';

/**
 * A model from text: what PyTorch prints, what Keras's `summary()` prints, `nn.Sequential(…)` as code, or the short
 * notation. `input` is [C, H, W], which Keras's tables without InputLayer need.
 */
export function parseModel(text: string, input?: Shape): ModelResult {
  try {
    const model = readerOf(text)(text, input).model();
    if (model.nodes.length > 0) return { ok: true, model };
    return { ok: false, issues: [{ line: 1, column: 1, message: 'There is no layer yet.' }] };
  } catch (thrown) {
    if (!(thrown instanceof ModelTextError)) throw thrown;
    return { ok: false, issues: [{ ...thrown.place, message: thrown.message }] };
  }
}

function readerOf(text: string): (text: string, input?: Shape) => ModelBuilder {
  if (/Layer \(type\)/.test(text)) return parseKeras;
  return /^\s*\([\w.-]+\): /m.test(text) ? parsePrinted : parseShort;
}
