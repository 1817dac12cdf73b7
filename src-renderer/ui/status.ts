import type { Status } from '#core/exercise/verdict.ts';
import type { IconName } from './icons.ts';

export type Tone = 'right' | 'partly' | 'wrong' | 'unreadable';

interface StatusLook {
  tone: Tone;
  icon: IconName;
  /** Shown beside the icon: colour and shape never stand alone. */
  word: string;
}

/** How each verdict looks and is called, everywhere. */
export const STATUS_LOOKS: Record<Status, StatusLook> = {
  correct: { tone: 'right', icon: 'check', word: 'Right' },
  partly: { tone: 'partly', icon: 'half', word: 'Partly right' },
  wrong: { tone: 'wrong', icon: 'cross', word: 'Not yet' },
  'right-in-another-convention': {
    tone: 'partly',
    icon: 'turn',
    word: 'Right in another convention',
  },
  unreadable: { tone: 'unreadable', icon: 'pencil', word: 'Not readable' },
  'self-marked': { tone: 'unreadable', icon: 'book', word: 'Self-marked' },
  unanswered: { tone: 'unreadable', icon: 'circle', word: 'Open' },
};
