/** What a part is called by a learner: a, b, c … by its place, aa after z. */
export function partName(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : partName(Math.floor(index / 26) - 1) + letter;
}
