import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { CodeFault } from '#core/exercise/code/code-runner.ts';

export interface Thrown {
  isOutOfMemory: boolean;
  /** `TypeError: not a function`. */
  message: string;
  line: number | undefined;
  /** The same as a reason why the code cannot be run. */
  fault: CodeFault;
}

const LONGEST = 500;

/** What the learner's code threw, and where. */
export function whatWasThrown(vm: QuickJSContext, error: QuickJSHandle, source: string): Thrown {
  const dumped: unknown = vm.dump(error);
  const isError = typeof dumped === 'object' && dumped !== null && 'message' in dumped;
  const { name, message, stack } = isError ? (dumped as Record<string, unknown>) : {};
  const isEndless = name === 'InternalError' && message === 'stack overflow';
  const text = isEndless
    ? 'stack overflow: the calls are nested too deeply'
    : isError
      ? `${textOf(name) || 'Error'}: ${textOf(message)}`
      : thrownText(dumped);
  const [, line, column] = /answer\.ts:(\d+)(?::(\d+))?/.exec(textOf(stack)) ?? [];
  const isModule = name === 'SyntaxError' && /^\s*(?:import|export)\b/m.test(source);
  const place = {
    ...(line !== undefined && { line: Number(line) }),
    ...(column !== undefined && { column: Number(column) }),
  };
  return {
    isOutOfMemory: name === 'InternalError' && message === 'out of memory',
    message: text.slice(0, LONGEST),
    line: place.line,
    fault: {
      ...place,
      message: isModule
        ? 'Leave out `import` and `export`: nothing can be loaded here, and the function is found by its name.'
        : `${text.slice(0, LONGEST)}.`,
    },
  };
}

const thrownText = (thrown: unknown): string => `threw ${JSON.stringify(thrown) ?? 'undefined'}`;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
