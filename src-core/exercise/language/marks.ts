/**
 * Marks around the numbers of a rendered text: the address of the hole that a number came from, then
 * the number. They are characters for private use, which no font draws and no text needs.
 */
const OPEN = '\uE000';
const MIDDLE = '\uE001';
const CLOSE = '\uE002';

const MARKED = new RegExp(
  `${OPEN}(?<address>[\\w.-]+:\\d+)${MIDDLE}(?<number>[^${OPEN}${CLOSE}]*)${CLOSE}`,
  'g',
);
const STRAY = new RegExp(`[${OPEN}${MIDDLE}${CLOSE}]`, 'g');

/** The text, said to come from the hole at `address`: the place of its text and its position there, `hints.1:0`. */
export function mark(address: string, text: string): string {
  return `${OPEN}${address}${MIDDLE}${text}${CLOSE}`;
}

/** The text with something in place of each marked number. */
export function replaceMarks(
  text: string,
  replace: (number: string, address: string) => string,
): string {
  return text
    .replace(MARKED, (_, address: string, number: string) => replace(number, address))
    .replace(STRAY, '');
}

/** The text without marks. */
export function plain(text: string): string {
  return replaceMarks(text, (number) => number);
}

/** The same data with every text in it without marks. */
export function plainData<T>(data: T): T {
  return JSON.parse(plain(JSON.stringify(data))) as T;
}
