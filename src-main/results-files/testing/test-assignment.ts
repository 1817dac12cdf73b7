import type { PackFile } from '#core/exercise/exercise.ts';
import { TEST_PACK } from '../../testing/test-pack.ts';

/** `assignment.yaml` of the test pack: `one` for 10 points with own numbers, `two` for 4. */
const TEST_ASSIGNMENT = `format: 1
title: Week 1
exercises:
  - { id: one, points: 10 }
  - { id: two, points: 4 }
`;

/** The test pack with an assignment; `more` are further lines of it. */
export const assignedTestPack = (more = ''): PackFile[] => [
  ...TEST_PACK,
  { path: 'assignment.yaml', text: `${TEST_ASSIGNMENT}${more}` },
];
