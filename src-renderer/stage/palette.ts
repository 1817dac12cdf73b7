import type { Role } from '#core/scene/cells/block.ts';

/** Red, green and blue from 0 to 1, as the screen takes them (sRGB). */
export type Rgb = readonly [red: number, green: number, blue: number];

/** The window's colours as numbers, for what CSS cannot paint. */
export interface Palette {
  roles: Record<Role, { strong: Rgb; soft: Rgb }>;
  surface: Rgb;
  text: Rgb;
  muted: Rgb;
  border: Rgb;
  accent: Rgb;
}

/** The colours that hold at an element now, read from the custom properties of the theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const read = (name: string): Rgb => {
    if (!pixel) return [0.5, 0.5, 0.5];
    pixel.fillStyle = style.getPropertyValue(name).trim() || '#808080';
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return [red / 255, green / 255, blue / 255];
  };
  const role = (name: Role): Palette['roles'][Role] => ({
    strong: read(`--role-${name}`),
    soft: read(`--role-${name}-soft`),
  });
  return {
    roles: { input: role('input'), weight: role('weight'), output: role('output') },
    surface: read('--surface'),
    text: read('--text'),
    muted: read('--text-muted'),
    border: read('--border'),
    accent: read('--accent'),
  };
}

/** From `a` (share 0) to `b` (share 1). */
export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [0, 1, 2].map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share) as unknown as Rgb;
}

/** Black or white, whichever is easier to read on a colour. */
export function inkOn([red, green, blue]: Rgb): Rgb {
  return 0.299 * red + 0.587 * green + 0.114 * blue > 0.55 ? [0.08, 0.08, 0.08] : [1, 1, 1];
}

/** Calls back when the theme changes, by the learner's choice or the system's; returns the way to stop. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class', 'style'],
  });
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** A colour as CSS takes it. */
export function cssColour([red, green, blue]: Rgb, alpha: number): string {
  return `rgb(${red * 255} ${green * 255} ${blue * 255} / ${alpha})`;
}
