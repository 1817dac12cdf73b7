import type { CodeRunner } from '../code-runner.ts';
import { argumentSource } from '../code-value.ts';
import type { CodeValue } from '../code-value.ts';

type AnyFunction = (...given: unknown[]) => unknown;

/**
 * Runs JavaScript right here, without any protection: for tests of what the core makes of outcomes. Its stack knows
 * no lines. The sandbox itself is in src-main and tested there.
 */
export const plainRunner: CodeRunner = ({ source, functionName, calls }) => {
  const evaluate = globalThis.eval as (text: string) => unknown;
  let called: AnyFunction;
  try {
    called = evaluate(`(() => {\n${source}\nreturn ${functionName};\n})()`) as AnyFunction;
  } catch (thrown) {
    return { fault: { message: String(thrown), line: 1, column: 1 }, calls: [], console: [] };
  }
  return {
    console: [],
    calls: calls.map((values) => {
      try {
        const given = evaluate(argumentSource(values)) as unknown[];
        return { ok: true, value: asCodeValue(called(...given)) };
      } catch (thrown) {
        return { ok: false, message: String(thrown) };
      }
    }),
  };
};

function asCodeValue(value: unknown): CodeValue {
  if (Array.isArray(value)) return value.map(asCodeValue);
  if (typeof value !== 'object')
    return value === undefined ? { other: 'undefined' } : (value as number);
  const entries = Object.entries(Object(value) as object);
  return { fields: Object.fromEntries(entries.map(([name, one]) => [name, asCodeValue(one)])) };
}
