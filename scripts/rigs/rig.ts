/** What a rig found: rows for a table, and whether everything held. */
export interface RigResult {
  rows: [what: string, value: string | number][];
  held: boolean;
}

/** One way to hurt the learner's record `count` times; `seed` makes a run repeatable. */
export interface Rig {
  name: string;
  /** How often in the long form. */
  count: number;
  run(count: number, seed: number): Promise<RigResult>;
}
