import { layerKinds } from '../kinds/index.ts';
import type { Setting, Settings } from '../layer-kind.ts';
import { ModelTextError } from '../model-builder.ts';
import type { Place } from '../model-builder.ts';
import { argumentName, argumentsOf, layerWords } from './layer-words.ts';
import type { LayerWord } from './layer-words.ts';
import { camelCase, parseValue } from './python-values.ts';
import type { PythonArgument } from './python-values.ts';

/** A layer as it was written: its kind and what was said about it. */
export interface LayerCall {
  kind: string;
  settings: Settings;
}

/** PyTorch's own name with PyTorch's order of arguments, or a word of the short notation. Errors: ModelTextError. */
export function wordFor(name: string, place: Place): LayerWord {
  const bare = name.replace(/^(torch\.)?nn\./, '');
  const kind = layerKinds.get(bare);
  if (kind) return { kind: bare, positional: kind.settings.map((one) => one.name), fixed: {} };
  const found = layerWords.get(bare.toLowerCase());
  if (found) return found;
  throw new ModelTextError(
    place,
    `“${name}” is no layer that is known here. Layers are conv, dw, pw, tconv, maxpool, avgpool, gap, flatten, linear, bn, relu, dropout and PyTorch's names.`,
  );
}

/** A call such as `Conv2d(3, 64, kernel_size=3)`. Errors: ModelTextError for arguments that the layer does not have. */
export function callOf(
  word: LayerWord,
  shown: string,
  given: readonly PythonArgument[],
): LayerCall {
  const known = argumentsOf(word.kind);
  const settings: Record<string, Setting> = { ...word.fixed };
  let position = 0;
  for (const { name: written, value, place } of given) {
    const name =
      written === undefined ? word.positional[position++] : argumentName(written, known ?? []);
    if (name === undefined) {
      if (!known) continue;
      throw new ModelTextError(place, `${shown} has no further argument by position.`);
    }
    if (known && !known.includes(name))
      throw new ModelTextError(place, `${shown} has no argument “${written ?? name}”.`);
    if (Object.hasOwn(settings, name))
      throw new ModelTextError(place, `${name} of ${shown} is given twice.`);
    settings[name] = value;
  }
  return { kind: word.kind, settings };
}

const SHORT = /^(op|k|s|p|d|g)\s*=?\s*((?:\d+(?:[x×]\d+)*)|same|valid|in)$/;

/** What one piece of the short form means: `64`, `k3`, `3x3`, `padding=1`, `same`, `nobias`, `6->16`. */
export function shortArguments(piece: string, place: Place): PythonArgument[] {
  const one = (name: string | undefined, value: Setting): PythonArgument[] => [
    { name, value, place },
  ];
  const letter = SHORT.exec(piece);
  if (letter) return one(letter[1], parseValue(letter[2] as string, place));
  const named = /^([A-Za-z_]\w*)\s*=\s*([^]+)$/.exec(piece);
  if (named) {
    const name = camelCase(named[1] as string);
    return one(name, parseValue(named[2] as string, place));
  }
  const arrow = /^(\d+)(?:->|→)(\d+)$/.exec(piece);
  if (arrow) return [...one('in', Number(arrow[1])), ...one('out', Number(arrow[2]))];
  if (piece === 'same' || piece === 'valid') return one('padding', piece);
  if (piece === 'ceil') return one('ceilMode', true);
  if (piece === 'bias' || piece === 'nobias') return one('bias', piece === 'bias');
  if (/^\d+([x×]\d+)+$/.test(piece)) return one('k', parseValue(piece, place));
  if (/^[\d.(]/.test(piece)) return one(undefined, parseValue(piece, place));
  throw new ModelTextError(
    place,
    `“${piece.slice(0, 30)}” is not understood. Write arguments such as 64, k3, s2, p1, d2, g4 or padding=1.`,
  );
}
