/** The list that an exercise, given as its text, gives under a name of its `let`. */
export function packList<Item = number[]>(exercise: string, name: string): Item[] {
  const [, list = '[]'] = new RegExp(`^  ${name}: "(.*)"$`, 'm').exec(exercise) ?? [];
  return JSON.parse(list) as Item[];
}
