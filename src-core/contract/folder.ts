import { z } from 'zod';
import { method } from './method.ts';

/** Where the learner's data lie. */
export interface DataFolder {
  folder: string;
  /** Whether the shell can show a dialog that chooses a folder. */
  hasDialog: boolean;
}

export const folderMethods = {
  'folder.open': method<undefined, DataFolder>(z.undefined()),
  /** Lets the learner choose a folder; null when none was chosen. */
  'folder.choose': method<undefined, string | null>(z.undefined()),
  /**
   * Copies the data folder into another folder, checks the copy and goes on there, now and at the next start; what lies
   * in the old one is left. Other calls wait until then.
   */
  'folder.move': method<{ into: string }, DataFolder>(
    z.strictObject({ into: z.string().min(1).max(2000) }),
  ),
};
