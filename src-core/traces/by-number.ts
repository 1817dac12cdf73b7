/** Sorts names as people do: x2 before x10. */
export function byNumber(left: string, right: string): number {
  const [ours, theirs] = [left, right].map((name) => /^(.*?)(\d*)$/u.exec(name) ?? []);
  const letters = compare(ours?.[1] ?? '', theirs?.[1] ?? '');
  return letters !== 0 ? letters : Number(ours?.[2] ?? 0) - Number(theirs?.[2] ?? 0);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
