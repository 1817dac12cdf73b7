/** Below 0 when version `a` comes before `b`, above 0 when after; both are `major.minor.patch`. */
export function compareVersions(a: string, b: string): number {
  const [first, second] = [a, b].map((version) => version.split('.').map(BigInt));
  for (const at of [0, 1, 2]) {
    const [one = 0n, other = 0n] = [first?.[at], second?.[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
