import type { FigureField } from '#core/scene/plot/figure.ts';

/** The colour of a value: blue below 0, orange above, nothing at 0; with one sign only from light to strong. */
export function fieldColour({ low, high }: FigureField, value: number): string {
  if (!Number.isFinite(value)) return 'var(--surface-sunken)';
  const isSigned = low < 0 && high > 0;
  const reach = isSigned ? Math.max(-low, high) : high - low;
  const share = reach === 0 ? 0 : isSigned ? Math.abs(value) / reach : (value - low) / reach;
  const hue = isSigned && value > 0 ? 'var(--role-weight)' : 'var(--role-input)';
  return `color-mix(in srgb, ${hue} ${Math.round(share * 80)}%, var(--surface))`;
}
