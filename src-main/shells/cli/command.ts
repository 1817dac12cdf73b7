import type { Places } from '../places.ts';

/** What a command finds when it runs. */
export interface CommandContext {
  places: Places;
  /** What stands after the command's name. */
  args: readonly string[];
  /** Writes one line to stdout. */
  print: (line: string) => void;
  /** Writes one line to stderr. */
  complain: (line: string) => void;
}

/** One command: its words, its options for the usage text, and what it does; yields the exit code. */
export interface Command {
  name: string;
  usage: string;
  summary: string;
  run(context: CommandContext): number | Promise<number>;
}
