import { ArgumentError } from '#core/errors.ts';
import type { Setting, SettingRule, Settings } from './layer-kind.ts';

/** The settings with every default filled in. */
export function withDefaults(rules: readonly SettingRule[], given: Settings): Settings {
  const usual = rules.flatMap(({ name, fallback }): [string, Setting][] =>
    fallback === undefined ? [] : [[name, fallback]],
  );
  return { ...Object.fromEntries(usual), ...given };
}

/** A whole number. Errors: ArgumentError when it is missing, or below `least`. */
export function wholeIn(settings: Settings, who: string, name: string, least = 1): number {
  const value = settings[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new ArgumentError(who, `${name} as a whole number from ${least}`, shownSetting(value));
}

/** One whole number an axis. Errors: ArgumentError for another number of them, or one below `least`. */
export function sizesIn(
  settings: Settings,
  who: string,
  name: string,
  { axes, least }: { axes: number; least: number },
): number[] {
  const value = settings[name];
  const list = typeof value === 'number' ? [value] : Array.isArray(value) ? value : [];
  const sizes = list.length === 1 ? new Array<unknown>(axes).fill(list[0]) : list;
  const isWhole = (size: unknown): size is number =>
    typeof size === 'number' && Number.isSafeInteger(size) && size >= least && size <= 1_000_000;
  if (sizes.length === axes && sizes.every(isWhole)) return sizes;
  const several = axes === 1 ? '' : ` or ${axes} of them`;
  throw new ArgumentError(
    who,
    `${name} as a whole number from ${least}${several}`,
    shownSetting(value),
  );
}

export function flagIn(settings: Settings, who: string, name: string): boolean {
  const value = settings[name];
  if (typeof value === 'boolean') return value;
  throw new ArgumentError(who, `${name} as True or False`, shownSetting(value));
}

/** A setting as it is read aloud: `2`, `(2, 1)`, `none`. */
export function shownSetting(value: Setting | undefined): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'object' ? `(${value.join(', ')})` : String(value);
}
