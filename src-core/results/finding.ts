/** What is noteworthy about a result; the names are stable. */
export type FindingCode =
  | 'unreadable'
  | 'sealed'
  | 'foreign-pack'
  | 'signature'
  | 'chain'
  | 'times'
  | 'seeds'
  | 'score'
  | 'ungraded'
  | 'older-pack'
  | 'late'
  | 'superseded';

export interface Finding {
  code: FindingCode;
  /** A sentence. */
  message: string;
}

/** `refused`: there is no grade. `doubt`: what it says may not be what happened. `note`: for information. */
export type Gravity = 'refused' | 'doubt' | 'note';

const GRAVITY: Record<FindingCode, Gravity> = {
  unreadable: 'refused',
  sealed: 'refused',
  'foreign-pack': 'refused',
  signature: 'doubt',
  chain: 'doubt',
  times: 'doubt',
  seeds: 'doubt',
  score: 'doubt',
  ungraded: 'doubt',
  'older-pack': 'note',
  late: 'note',
  superseded: 'note',
};

export const gravityOf = ({ code }: Finding): Gravity => GRAVITY[code];
