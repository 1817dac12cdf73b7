import { createAnswers } from '../core-worker/answer-calls.ts';
import type { Core } from '../core-worker/supervisor.ts';

/** The core in this thread, which starts at once. */
export function coreInThread(): Core {
  const answers = createAnswers();
  return {
    load: (source) => Promise.resolve(answers.load(source)),
    call: async (name, input) => {
      await Promise.resolve();
      return (answers[name] as (value: unknown) => never)(input);
    },
  };
}
