import type { OrderRaw } from '#core/exercise/answers.ts';

/** The ids in the learner's order. */
export function stepsOf(raw: OrderRaw | undefined): string[] {
  return Array.isArray(raw) ? raw : (raw?.steps ?? []);
}

/** What stands in the blanks, by their names. */
export function blanksOf(raw: OrderRaw | undefined): Record<string, string> {
  return raw === undefined || Array.isArray(raw) ? {} : raw.blanks;
}

/** `order` with the step at the end; taken once only. */
export function taken(order: readonly string[], id: string): string[] {
  return order.includes(id) ? [...order] : [...order, id];
}

/** `order` without the step. */
export function putBack(order: readonly string[], id: string): string[] {
  return order.filter((one) => one !== id);
}

/** `order` with the step moved to a position, as far as the list goes. */
export function movedTo(order: readonly string[], id: string, position: number): string[] {
  const others = putBack(order, id);
  const at = Math.min(others.length, Math.max(0, position));
  return [...others.slice(0, at), id, ...others.slice(at)];
}
