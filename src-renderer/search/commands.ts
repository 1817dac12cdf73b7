import type { Hit } from '#core/contract/learner.ts';
import { hrefOf } from '../app/route.ts';

/** One line of the palette. */
export interface Choice {
  /** What it is, before its name. */
  kind: string;
  title: string;
  about: string;
  /** Where it leads; without, it does something by its name. */
  href?: string;
  does?: Doing;
}

/** What the palette can do beside going somewhere. */
export type Doing = 'placement' | 'theme-light' | 'theme-dark' | 'theme-system' | 'keys' | 'backup';

const go = (title: string, about: string, href: string): Choice => ({
  ...{ kind: 'Go to', title, about, href },
});

const act = (title: string, about: string, does: Doing): Choice => ({
  ...{ kind: 'Do', title, about, does },
});

/** Pages and actions, in the order in which they are offered. */
const COMMANDS: readonly Choice[] = [
  go('Home', 'What to do now', hrefOf({ page: 'home' })),
  go('Learn', 'Concept map and path', hrefOf({ page: 'learn' })),
  go('Bench', 'Try out tensors and networks', hrefOf({ page: 'bench' })),
  go('Labs', 'Experiments that run step by step', hrefOf({ page: 'labs' })),
  go('Progress', 'Mastery, mistakes, calendar, every answer', hrefOf({ page: 'progress' })),
  go('Packs', 'All exercises', hrefOf({ page: 'packs' })),
  go('Backups', 'Take one, go back to one, move the data folder', hrefOf({ page: 'backups' })),
  go('Learners', 'Switch, add, export, import', hrefOf({ page: 'learners' })),
  go('Author', 'Write a pack', hrefOf({ page: 'author' })),
  go('Results', 'Read what was handed in', hrefOf({ page: 'results' })),
  act('Find where to begin', 'A placement of about ten questions', 'placement'),
  act('Back up now', 'Your answers, read through', 'backup'),
  act('Light theme', 'Colours', 'theme-light'),
  act('Dark theme', 'Colours', 'theme-dark'),
  act('Theme of the system', 'Colours', 'theme-system'),
  act('Keys', 'The map of keys', 'keys'),
];

/** The commands whose words begin with those typed. */
export function commandsFor(text: string): Choice[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return COMMANDS.filter(({ title, about }) => {
    const all = `${title} ${about}`.toLowerCase().split(/[\s,]+/);
    return words.every((word) => all.some((one) => one.startsWith(word)));
  });
}

const KIND: Record<Hit['kind'], string> = {
  exercise: 'Exercise',
  topic: 'Topic',
  note: 'Note',
};

/** Something found, as a line of the palette. */
export function choiceOf({ kind, title, place, excerpt, exercise, topicId }: Hit): Choice {
  const about = [place, excerpt].filter(Boolean).join(' · ');
  const href =
    topicId !== undefined
      ? hrefOf({ page: 'topic', topicId })
      : exercise
        ? hrefOf({ page: 'exercise', packId: exercise.packId, exerciseId: exercise.exerciseId })
        : hrefOf({ page: 'packs' });
  return { kind: KIND[kind], title, about, href };
}
