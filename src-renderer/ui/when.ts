const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** How long ago a point in time was, in words: "3 hours ago", "yesterday"; beyond a month the date. */
export function agoInWords(at: number, now: number): string {
  const passed = Math.max(0, now - at);
  if (passed > 30 * 86_400_000)
    return new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(at);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const [unit, size] of UNITS)
    if (passed >= size) return format.format(-Math.floor(passed / size), unit);
  return 'just now';
}
