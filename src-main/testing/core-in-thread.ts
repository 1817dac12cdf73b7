import { createAnswers } from '../core-worker/answer-calls.ts';
import type { PassingCore } from '../core-worker/supervisor.ts';

/** The core in this thread, which starts at once. */
export function coreInThread(): PassingCore {
  const answers = createAnswers();
  return {
    load: (source) => Promise.resolve(answers.load(source)),
    call: async (name, input) => {
      await Promise.resolve();
      return (answers[name] as (value: unknown) => never)(input);
    },
    forget: (key) => Promise.resolve(void answers.forget({ key })),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}
