import type { Command } from '../command.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { exerciseGrade } from './exercise-grade.ts';
import { exerciseList } from './exercise-list.ts';
import { exerciseShow } from './exercise-show.ts';
import { exportPack } from './export.ts';
import { importQuestions } from './import.ts';
import { keysNew, keysShow } from './keys.ts';
import { oracle } from './oracle.ts';
import { packBuild } from './pack-build.ts';
import { packDiff } from './pack-diff.ts';
import { packFunctions } from './pack-functions.ts';
import { packInspect } from './pack-inspect.ts';
import { packLint } from './pack-lint.ts';
import { packNew } from './pack-new.ts';
import { packSchema } from './pack-schema.ts';
import { packSign } from './pack-sign.ts';
import { packValidate } from './pack-validate.ts';
import { packVerify } from './pack-verify.ts';
import { recordExport } from './record-export.ts';
import { recordImport } from './record-import.ts';
import { restore } from './restore.ts';
import { resultsKey } from './results-key.ts';
import { resultsMerge } from './results-merge.ts';
import { resultsVerify } from './results-verify.ts';
import { serve } from './serve.ts';

/** Every command, as the usage text lists them. */
export const commands: readonly Command[] = [
  exerciseList,
  exerciseShow,
  exerciseGrade,
  packNew,
  packSchema,
  packFunctions,
  packLint,
  packValidate,
  packBuild,
  packDiff,
  packInspect,
  packSign,
  packVerify,
  keysNew,
  keysShow,
  resultsVerify,
  resultsMerge,
  resultsKey,
  importQuestions,
  exportPack,
  backup,
  restore,
  recordExport,
  recordImport,
  check,
  oracle,
  serve,
];
