import { hash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** Where a learner stood after one of their attempts, as text. */
export interface KeptState {
  afterAttempt: number;
  state: string;
}

interface Row extends KeptState {
  stateHash: string;
}

/** What can be had again from the attempts, kept so that a start is quick. */
export function learnerStatesTable(connection: Connection) {
  const read = connection.prepare<[number, string], Row>(
    `SELECT after_attempt AS afterAttempt, state, state_hash AS stateHash
     FROM learner_states JOIN attempts ON attempt_id = after_attempt AND hash = attempt_hash
     WHERE learner_states.profile_id = ? AND made_for = ?`,
  );
  const write = connection.prepare<[Row & { profileId: number; madeFor: string }]>(
    `INSERT OR REPLACE INTO learner_states
     SELECT $profileId, attempt_id, hash, $madeFor, $state, $stateHash
     FROM attempts WHERE attempt_id = $afterAttempt`,
  );
  return {
    /** None unless it was made for the same, of this very history, and is as it was written. */
    find(profileId: number, madeFor: string): KeptState | undefined {
      const row = read.get(profileId, madeFor);
      return row && sumOf(row.state) === row.stateHash ? row : undefined;
    },
    /** Call inside a transaction. */
    keep(profileId: number, madeFor: string, kept: KeptState): void {
      write.run({ profileId, madeFor, ...kept, stateHash: sumOf(kept.state) });
    },
  };
}

const sumOf = (state: string): string => hash('sha256', state, 'hex');
