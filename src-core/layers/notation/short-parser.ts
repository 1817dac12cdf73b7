import { ModelTextError } from '../model-builder.ts';
import type { Place } from '../model-builder.ts';
import { callOf, shortArguments, wordFor } from './layer-call.ts';
import type { LayerCall } from './layer-call.ts';
import { parseArguments, placeAt } from './python-values.ts';
import { shortTokens } from './short-tokens.ts';
import type { ShortToken } from './short-tokens.ts';

/** A model as it was written, before repetitions are written out. */
export type Item =
  | ({ type: 'layer'; name: string | undefined; place: Place } & LayerCall)
  | { type: 'sequence'; items: readonly Item[]; times: number; place: Place }
  | { type: 'merge'; kind: 'Add' | 'Concat'; branches: readonly Item[]; place: Place };

const MAX_DEPTH = 60;

/** Reads tokens of the short notation. Errors: ModelTextError. */
export class ShortParser {
  readonly #tokens: readonly ShortToken[];
  readonly #depth: number;
  #at = 0;

  constructor(tokens: readonly ShortToken[], depth: number) {
    this.#tokens = tokens;
    this.#depth = depth;
  }

  /** All items up to the end. */
  items(): Item[] {
    const items = this.#sequence();
    const stray = this.#tokens[this.#at];
    if (stray) throw new ModelTextError(stray.place, `“${stray.text}” does not belong here.`);
    return items;
  }

  /** Items up to a closing bracket or the end. */
  #sequence(depth = this.#depth): Item[] {
    const items: Item[] = [];
    for (;;) {
      while (this.#tokens[this.#at]?.kind === 'end') this.#at++;
      const next = this.#tokens[this.#at];
      if (!next || next.text === ']') return items;
      if (depth > MAX_DEPTH)
        throw new ModelTextError(next.place, 'The brackets are nested too deeply.');
      items.push(this.#merge(depth));
      const after = this.#tokens[this.#at];
      if (after && after.kind !== 'end' && after.text !== ']')
        throw new ModelTextError(
          after.place,
          `A line, “|” or “;” ends a layer before “${after.text}”.`,
        );
    }
  }

  #merge(depth: number): Item {
    const place = (this.#tokens[this.#at] as ShortToken).place;
    const first = this.#repeated(depth);
    const sign = this.#tokens[this.#at]?.text;
    if (sign !== '+' && sign !== '&') {
      if (first.type === 'sequence' && first.items.length === 0 && first.times === 0)
        throw new ModelTextError(place, '“skip” stands beside a branch: [ … ] + skip.');
      return first;
    }
    const branches = [first];
    while (this.#tokens[this.#at]?.text === sign) {
      this.#at++;
      branches.push(this.#repeated(depth));
    }
    const other = this.#tokens[this.#at];
    if (other?.text === '+' || other?.text === '&')
      throw new ModelTextError(other.place, 'Put brackets around branches before + and & meet.');
    return { type: 'merge', kind: sign === '+' ? 'Add' : 'Concat', branches, place };
  }

  #repeated(depth: number): Item {
    const item = this.#primary(depth);
    const star = this.#tokens[this.#at];
    if (star?.text !== '*') return item;
    const number = this.#tokens[this.#at + 1];
    const times = Number(number?.text);
    if (!Number.isSafeInteger(times) || times < 1 || times > 1_000)
      throw new ModelTextError(star.place, 'After “*” stands how often, from 1 to 1000.');
    this.#at += 2;
    return { type: 'sequence', items: [item], times, place: star.place };
  }

  #primary(depth: number): Item {
    const token = this.#tokens[this.#at++];
    if (!token) {
      const last = this.#tokens.at(-1) as ShortToken;
      throw new ModelTextError(last.place, `After “${last.text}” a branch is missing.`);
    }
    if (token.text === '[') {
      const items = this.#sequence(depth + 1);
      if (this.#tokens[this.#at]?.text !== ']')
        throw new ModelTextError(token.place, 'This “[” is never closed.');
      this.#at++;
      return { type: 'sequence', items, times: 1, place: token.place };
    }
    if (token.kind !== 'word')
      throw new ModelTextError(
        token.place,
        `“${token.text.trim() || 'the line ends'}” where a layer belongs.`,
      );
    if (/^skip$/i.test(token.text))
      return { type: 'sequence', items: [], times: 0, place: token.place };
    const label = /^([A-Za-z_]\w*):$/.exec(token.text);
    if (!label) return this.#layer(token, undefined, depth);
    const named = this.#tokens[this.#at++];
    if (named?.kind !== 'word')
      throw new ModelTextError(token.place, `After “${token.text}” stands a layer.`);
    return this.#layer(named, label[1], depth);
  }

  #layer(token: ShortToken, name: string | undefined, depth: number): Item {
    const call = /^([\w.]+)\(([^]*)\)$/.exec(token.text);
    const [, written, inside = ''] = call ?? [];
    if (written !== undefined && /(^|\.)Sequential$/.test(written)) {
      if (depth > MAX_DEPTH)
        throw new ModelTextError(token.place, 'The brackets are nested too deeply.');
      const start = placeAt(token.text, written.length + 1, token.place);
      const items = new ShortParser(shortTokens(inside, start, true), depth + 1).items();
      return { type: 'sequence', items, times: 1, place: token.place };
    }
    const word = wordFor(written ?? token.text, token.place);
    const given =
      written === undefined
        ? []
        : parseArguments(inside, placeAt(token.text, written.length + 1, token.place));
    for (let next = this.#tokens[this.#at]; next?.kind === 'word'; next = this.#tokens[++this.#at])
      given.push(...shortArguments(next.text, next.place));
    const layer = callOf(word, written ?? token.text, given);
    return { type: 'layer', name, place: token.place, ...layer };
  }
}
