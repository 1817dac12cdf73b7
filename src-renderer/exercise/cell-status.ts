import type { CellStatus } from '#core/exercise/verdict.ts';
import type { IconName } from '../ui/icons.ts';

/** How a cell did, in words. */
export const cellStatusWords: Record<CellStatus, string> = {
  right: 'right',
  follows: 'right by your own earlier answers',
  wrong: 'not right',
  unreadable: 'not readable',
};

/** The sign beside the colour. */
export const cellStatusIcons: Record<CellStatus, IconName> = {
  right: 'check',
  follows: 'follows',
  wrong: 'cross',
  unreadable: 'pencil',
};
