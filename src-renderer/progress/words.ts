/** "63 %". */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** "a minute", "12 minutes". */
export function minutesInWords(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  return whole === 1 ? 'a minute' : `${whole} minutes`;
}

const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day as `schedule/day.ts` counts it, as a date: "Nov 27, 2026". */
export const dateInWords = (day: number): string => dates.format(day * 86_400_000);

/** The day as the value of a date field, "2026-11-27", and back; undefined when it is no date. */
export const dateValue = (day: number): string =>
  new Date(day * 86_400_000).toISOString().slice(0, 10);

export function dayOfValue(value: string): number | undefined {
  const at = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : Math.floor(at / 86_400_000);
}

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;
