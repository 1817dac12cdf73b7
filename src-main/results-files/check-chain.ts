import type { Finding } from '#core/results/finding.ts';
import type { ResultBody } from '#core/results/result-form.ts';
import type { Status } from '#core/exercise/verdict.ts';
import { hashOf } from '../database/attempt-row.ts';

/**
 * Follows the chain of a result: each answer has the hash of all that is said of it, and names the hash of what the
 * learner did right before.
 */
export function chainFindings({ chain }: Pick<ResultBody, 'chain'>): Finding[] {
  const changed: number[] = [];
  const unlinked: number[] = [];
  let number = 0;
  let previous: string | undefined;
  let lastId = 0;
  for (const link of chain) {
    if (typeof link === 'string') {
      previous = link;
      continue;
    }
    number++;
    const { hash, ...row } = link;
    if (hashOf({ ...row, status: row.status as Status }) !== hash) changed.push(number);
    const isNext = previous === undefined || row.previousHash === previous;
    if (!isNext || row.attemptId <= lastId) unlinked.push(number);
    [previous, lastId] = [hash, row.attemptId];
  }
  return [
    ...told(changed, 'is not as it was recorded', 'are not as they were recorded'),
    ...told(unlinked, 'does not follow what stands before it', 'do not follow what stands before'),
  ];
}

const MOST_NAMED = 5;

function told(numbers: readonly number[], one: string, many: string): Finding[] {
  if (numbers.length === 0) return [];
  const named = numbers.slice(0, MOST_NAMED).join(', ');
  const more = numbers.length > MOST_NAMED ? ` and ${numbers.length - MOST_NAMED} more` : '';
  const message =
    numbers.length === 1 ? `Answer ${named} ${one}.` : `Answers ${named}${more} ${many}.`;
  return [{ code: 'chain', message }];
}
