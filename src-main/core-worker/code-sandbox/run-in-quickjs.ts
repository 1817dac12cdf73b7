import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant } from 'quickjs-emscripten-core';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { CodeJob } from '#core/exercise/code/code-runner.ts';
import { argumentSource } from '#core/exercise/code/code-value.ts';
import { decodeValue } from './decode-value.ts';
import { PRELUDE } from './prelude.ts';
import type { Piece } from './thread-setup.ts';
import { whatWasThrown } from './thrown.ts';

/** Pages of 64 KiB: the interpreter with everything in it never holds more than 64 MiB. */
const MEMORY = { initial: 256, maximum: 1024 };
const STACK_BYTES = 256 * 1024;

export interface RunOptions extends CodeJob {
  lastMs: number;
  send(piece: Piece): void;
  /** Called when the code is about to run. */
  onstart(): void;
}

/**
 * Runs plain JavaScript in a new interpreter and sends what comes of it, piece by piece. It is QuickJS and not
 * QuickJS-ng, which tells the line of the statement before for many an error.
 */
export async function runInQuickJs(options: RunOptions): Promise<void> {
  const wasmMemory = new WebAssembly.Memory(MEMORY);
  const quickJs = await newQuickJSWASMModuleFromVariant(newVariant(variant, { wasmMemory }));
  const runtime = quickJs.newRuntime();
  runtime.setMaxStackSize(STACK_BYTES);
  const vm = runtime.newContext();
  let during = -1;
  const call = prepare(vm, (text) => options.send({ text, during }));

  options.onstart();
  const end = Math.min(Date.now() + options.timeMs, options.lastMs);
  let isLate = false;
  runtime.setInterruptHandler(() => (isLate = Date.now() > end));
  /** Whether the run goes on after something was thrown; tells why not. */
  const hasStopped = (isFull: boolean): boolean => {
    if (isLate || isFull) options.send({ stopped: isLate ? 'time' : 'memory' });
    return isLate || isFull;
  };

  const { source, functionName, calls, send } = options;
  const loaded = vm.evalCode(source, FILE, { type: 'global', strict: true });
  if (loaded.error) {
    const { isOutOfMemory, fault } = whatWasThrown(vm, loaded.error, source);
    if (!hasStopped(isOutOfMemory)) send({ fault });
    return;
  }
  const found = vm.evalCode(`typeof ${functionName} === 'function' ? ${functionName} : undefined`);
  const learned = found.error ? vm.undefined : found.value;
  if (vm.typeof(learned) !== 'function') {
    send({ fault: { message: `There is no function \`${functionName}\` in your code.` } });
    return;
  }
  for (const given of calls) {
    during++;
    const values = vm.unwrapResult(vm.evalCode(argumentSource(given)));
    const result = vm.callFunction(call, vm.undefined, learned, values);
    if (!result.error) {
      send({ call: { ok: true, value: decodeValue(vm.getString(result.value)) } });
      continue;
    }
    const { isOutOfMemory, message, line } = whatWasThrown(vm, result.error, source);
    if (hasStopped(isOutOfMemory)) return;
    send({ call: { ok: false, message, ...(line !== undefined && { line }) } });
  }
}

/** The name of the learner's code in stacks. */
const FILE = 'answer.ts';

/** Puts the prelude in place and yields its function that calls another one. */
function prepare(vm: QuickJSContext, write: (line: string) => void): QuickJSHandle {
  const prelude = vm.unwrapResult(vm.evalCode(PRELUDE, 'prelude'));
  const written = vm.newFunction('write', (line) => {
    write(vm.getString(line));
  });
  return vm.unwrapResult(vm.callFunction(prelude, vm.undefined, written));
}
