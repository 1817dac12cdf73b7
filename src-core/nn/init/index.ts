export * from './fan.ts';
export * from './fill.ts';
export * from './orthogonal.ts';
export * from './scaled.ts';
export * from './truncated-normal.ts';
