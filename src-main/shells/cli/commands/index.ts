import type { Command } from '../command.ts';
import { exerciseGrade } from './exercise-grade.ts';
import { exerciseList } from './exercise-list.ts';
import { exerciseShow } from './exercise-show.ts';
import { oracle } from './oracle.ts';
import { packFunctions } from './pack-functions.ts';
import { packLint } from './pack-lint.ts';
import { packValidate } from './pack-validate.ts';
import { serve } from './serve.ts';

/** Every command, as the usage text lists them. */
export const commands: readonly Command[] = [
  exerciseList,
  exerciseShow,
  exerciseGrade,
  packFunctions,
  packLint,
  packValidate,
  oracle,
  serve,
];
