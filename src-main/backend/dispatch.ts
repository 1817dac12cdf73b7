import { contract, type Handlers, type MethodName } from '#core/contract/contract.ts';
import type { Reply } from '#core/contract/method.ts';
import { AppError } from '#core/errors.ts';
import type { Logger } from './logger.ts';

/** Anything that has issues with paths, such as a zod error. */
interface Issues {
  issues: { path: PropertyKey[]; message: string }[];
}

/**
 * Answers one message from a window, whatever it is: `{ method, input }`, checked against the
 * contract. Never throws; an error that is not ours is logged and told without its details.
 */
export async function dispatch(
  handlers: Handlers,
  message: unknown,
  logger: Logger,
): Promise<Reply<unknown>> {
  const { method, input } = readMessage(message);
  if (!isMethod(method)) {
    return refuse('unknown-method', `There is no call “${String(method).slice(0, 100)}”.`);
  }
  const checked = contract[method].input.safeParse(input);
  if (!checked.success) return refuse('input', `${method}: ${sentence(checked.error)}`);
  try {
    // The method's own schema has just checked its input; the compiler cannot follow that.
    const handler = handlers[method] as (value: unknown) => unknown;
    return { ok: true, value: await handler(checked.data) };
  } catch (thrown) {
    if (thrown instanceof AppError) {
      logger.warn('call-refused', { method, code: thrown.code, message: thrown.message });
      return refuse(thrown.code, thrown.message);
    }
    const stack = thrown instanceof Error ? thrown.stack : String(thrown);
    logger.error('call-failed', { method, stack });
    return refuse('internal', 'Something went wrong inside Chainrule. Its log has the details.');
  }
}

function readMessage(message: unknown): { method?: unknown; input?: unknown } {
  return typeof message === 'object' && message !== null ? message : {};
}

const isMethod = (name: unknown): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(contract, name);

const sentence = ({ issues }: Issues) =>
  issues.map(({ path, message }) => [...path.map(String), message].join(': ')).join('; ');

const refuse = (code: string, message: string): Reply<unknown> => ({
  ok: false,
  error: { code, message },
});
