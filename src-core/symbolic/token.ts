import type { Rational } from './rational.ts';

/** One piece of a formula; `spaced` tells whether white space stands in front of it. */
export type Token = { readonly start: number; readonly end: number; readonly spaced: boolean } & (
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'raised'; readonly text: string }
  | { readonly kind: 'lowered'; readonly text: string }
  | { readonly kind: 'series'; readonly operation: 'sum' | 'product' }
  | { readonly kind: 'mark'; readonly text: string }
  | { readonly kind: 'end' }
);

type Content<T> = T extends Token ? Omit<T, 'start' | 'end' | 'spaced'> : never;
/** What a token says, before its place is known; none where it does not begin here. */
export type Found = Content<Token> | undefined;

/** Whether a token or a lexeme is this sign. */
export function isMark(
  token: { readonly kind: string; readonly text?: string } | undefined,
  text: string,
): boolean {
  return token?.kind === 'mark' && token.text === text;
}
