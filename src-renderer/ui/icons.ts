/** Our own drawings on a 16 × 16 grid, as the `d` of one path each; drawn with a 1.5 px line. */
export const ICONS = {
  home: 'M2.5 7.5 8 2.75l5.5 4.75M4 6.5v6.75h3v-3.5h2v3.5h3V6.5',
  learn: 'M2.5 2.75h4v3h-4zM9.5 6.5h4v3h-4zM2.5 10.25h4v3h-4zM6.5 4.25h1.75V8H9.5M6.5 11.75h1.75V8',
  progress: 'M2.5 13.25h11M4.25 11V8.5M7 11V5.5M9.75 11V7M12.5 11V3',
  bench: 'M1.75 6.5h12.5M3.5 6.5v7M12.5 6.5v7M5 6.5v-3h2.5v3M9.5 6.5V4.75h2V6.5',
  labs: 'M6 2.5h4M6.75 2.5v4L3 13.25h10L9.25 6.5v-4M4.75 10.25h6.5',
  packs: 'M3 2.75h7.5v8H3zM5.5 10.75v2.5H13v-8h-2.5',
  learner:
    'M8 2.75a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5M2.75 13.25c.5-3 2.5-4 5.25-4s4.75 1 5.25 4',
  bookmark: 'M4.5 2.75h7v10.5L8 10.5l-3.5 2.75z',
  search: 'M7 2.75a4.25 4.25 0 1 0 0 8.5 4.25 4.25 0 0 0 0-8.5M10.25 10.25l3.25 3.25',
  keys: 'M1.75 4h12.5v8H1.75zM4.25 6.5h.01M6.75 6.5h.01M9.25 6.5h.01M11.75 6.5h.01M5 9.5h6',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5',
  screen: 'M2 3h12v8H2zM6 13.5h4',
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  half: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11',
  pencil: 'M3 13l.6-2.9L10.5 3.2l2.3 2.3-6.9 6.9zM9 4.7l2.3 2.3',
  turn: 'M3 6.5h8a2.5 2.5 0 0 1 0 5H7M5.5 4 3 6.5 5.5 9',
  circle: 'M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3',
  play: 'M5 3.25v9.5L13 8z',
  pause: 'M5 3.5v9M11 3.5v9',
  next: 'M6 3.5 10.5 8 6 12.5',
  previous: 'M10 3.5 5.5 8 10 12.5',
  up: 'M3.5 10 8 5.5l4.5 4.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  follows: 'M8 3v9.5M4.25 8.75 8 12.5l3.75-3.75',
  plus: 'M8 3.5v9M3.5 8h9',
  again: 'M12.5 6.5A5 5 0 1 0 13 9M12.75 3v3.5h-3.5',
  bulb: 'M6 11.5c0-1.5-2-2.2-2-4.7a4 4 0 0 1 8 0c0 2.5-2 3.2-2 4.7zM6.25 13.75h3.5',
  book: 'M8 4C6.5 3 4.5 2.75 2.5 3v9.25c2-.25 4 0 5.5 1 1.5-1 3.5-1.25 5.5-1V3c-2-.25-4 0-5.5 1zM8 4v9.25',
  copy: 'M5.5 5.5h7.25v7.25H5.5zM3.25 10.5V3.25h7.25',
  results: 'M2.5 2.75h11v10.5h-11zM2.5 6h11M6 6v7.25M8.25 9.75l1.25 1.25 2.25-2.75',
  print: 'M4.5 6V2.75h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v3.75h-7z',
  save: 'M8 2.5v7.25M5 7l3 3 3-3M2.75 11.5v1.75h10.5V11.5',
  backups: 'M2.5 3h11v3.5h-11zM3.5 6.5v6.75h9V6.5M6.25 9h3.5',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.25h.01',
} as const;

export type IconName = keyof typeof ICONS;

/** Parts of a drawing that are filled. */
export const FILLS: Partial<Record<IconName, string>> = {
  half: 'M8 2.5a5.5 5.5 0 0 0 0 11z',
};
