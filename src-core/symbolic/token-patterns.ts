/** What the tokens of a formula look like. All patterns are sticky: they match where the scanner stands. */

const LETTER = String.raw`[\p{Lu}\p{Ll}\p{Lo}]\p{Mn}*`;
const SUBSCRIPT = String.raw`(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\([^()=]*\)|(?:${LETTER}|\d)+)|[₀-₉]+)`;
const TAIL = `['′]*${SUBSCRIPT}*['′]*`;
/** Also what programs write in front of a function: np.exp, Math.floor. */
export const SPACE =
  /(?:[\s\u200B-\u200D\u2060]|\\[,;:!> ]|\\(?:q?quad|left|right|limits|displaystyle|[bB]ig{1,2}[lr]?)(?![a-zA-Z])|~|(?:np|numpy|[mM]ath|torch)\.(?=\p{L}))+/uy;
/** ½ and its like, which are 1⁄2 once normalised. */
export const VULGAR = /[¼½¾⅐-⅞]/uy;
export const NUMBER = /(?:\d+(?:\.(?!\.)\d*)?|\.\d+)/y;
export const POWER_OF_TEN = /[eE][+-]?\d{1,3}(?![\p{L}\d.])/uy;
export const WORD = new RegExp(String.raw`${LETTER}(?:${LETTER}|\d)*${TAIL}`, 'uy');
export const NAMED = new RegExp(
  String.raw`\\(?:operatorname\*?|math(?:rm|it|bf|bb|sf|cal)|boldsymbol|bm|vec|text|textbf)\s*\{\s*([^{}\s][^{}]*)\}(${TAIL})`,
  'uy',
);
export const ACCENTED = new RegExp(
  String.raw`\\(dot|bar|hat|tilde)\s*\{?\s*\\?(\p{L}[a-z]*)\s*\}?(${TAIL})`,
  'uy',
);
/** What follows the sign of an indicator. */
export const TEST_AHEAD = /(?:\s|\\left(?![a-zA-Z]))*(?:[[(]|_\{[^{}]*[<>=])/uy;
export const COMMAND = /\\([a-zA-Z]+|.)/uy;
export const TAIL_ONLY = new RegExp(TAIL, 'uy');
export const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/uy;
export const LOWERED = /[₀-₉]+/uy;
export const TWO_DIGITS = /\s*(\d)\s*(\d)/y;
export const MARK = /\*\*|\/\/|\.T(?![\p{L}\d])|[<>=!]=|\.\.\.?|\|\||_|[^\w\s]/uy;
export const SINGLE_MARK = /\*\*|\/\/|[<>=!]=|\.\.\.?|_|[^\w\s]/uy;
export const SERIES =
  /(?:\\(?:sum|prod)(?![a-zA-Z])|\\(?:Sigma|Pi)(?=\s*_\{[^{}]*=)|[∑∏]|[ΣΠ](?=\s*[_(])|(?:sum|prod)(?=\s*[_(]))(?:\s*\\limits)?/uy;
