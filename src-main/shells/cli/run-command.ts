import { offerCodeRunner } from '#core/exercise/code/code-runner.ts';
import { offerOwnCode } from '#core/lab/own-code.ts';
import { codeSandbox } from '../../core-worker/code-sandbox/code-sandbox.ts';
import { UsageError } from '../run-shell.ts';
import type { CommandContext } from './command.ts';
import { commands } from './commands/index.ts';

/** What starting a thread may take here. */
const PATIENT_MS = 5000;

/**
 * Runs the command that the arguments name and yields its exit code.
 *
 * Errors: UsageError with the usage when there is no such command, or it cannot read its arguments.
 */
export async function runCommand(context: CommandContext): Promise<number> {
  const { args, places, print } = context;
  if (args[0] === '--version') {
    print(places.version);
    return 0;
  }
  if (args[0] === '--help' || args[0] === '-h') {
    print(usage());
    return 0;
  }
  const command = commands.find(({ name }) => startsWith(args, name.split(' ')));
  if (!command) {
    const said = args.length === 0 ? 'expected a command' : `there is no command ${args.join(' ')}`;
    throw new UsageError(`${said}\n${usage()}`);
  }
  // Answers in code are graded in this very thread. Nobody waits at a window, so a busy machine may take its time.
  const sandbox = { threadFile: places.codeThreadFile, startMs: PATIENT_MS };
  const takeBack = offerCodeRunner(codeSandbox(sandbox));
  const takeLabsBack = offerOwnCode(codeSandbox({ ...sandbox, keepsThread: true }));
  const rest = args.slice(command.name.split(' ').length);
  try {
    return await command.run({ ...context, args: rest });
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown;
    throw new UsageError(`${thrown.message}\nUsage: chainrule ${command.name} ${command.usage}`);
  } finally {
    takeBack();
    takeLabsBack();
  }
}

const startsWith = (args: readonly string[], words: readonly string[]) =>
  words.every((word, index) => args[index] === word);

const usage = () =>
  [
    'Usage:',
    ...commands.flatMap(({ name, usage: options, summary }) => [
      `  chainrule ${name} ${options}`,
      `      ${summary}`,
    ]),
  ].join('\n');
