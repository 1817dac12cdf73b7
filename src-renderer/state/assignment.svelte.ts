import type { Client } from '#core/contract/contract.ts';
import type { AssignmentPage, AssignmentSheet, FileToSave } from '#core/contract/results.ts';
import { sentenceOf } from './client-error.ts';
import { Loaded } from './loaded.svelte.ts';

/** What a pack asks to be handed in; null where it asks nothing. */
export class AssignmentState extends Loaded<AssignmentPage | null> {
  /** What was handed in last. */
  handedIn: FileToSave | undefined = $state.raw();
  /** Why it could not be handed in, as a sentence. */
  problem: string | undefined = $state();
  readonly #client: Client;
  readonly #packId: string;

  constructor(client: Client, packId: string) {
    super(() => client('assignment.open', { packId }));
    this.#client = client;
    this.#packId = packId;
  }

  async handIn(name: string): Promise<void> {
    try {
      this.handedIn = await this.#client('assignment.handIn', { packId: this.#packId, name });
      this.problem = undefined;
    } catch (thrown) {
      this.problem = sentenceOf(thrown);
    }
  }
}

/** The learner's problems, to be printed. */
export class SheetState extends Loaded<AssignmentSheet> {
  constructor(client: Client, packId: string) {
    super(() => client('assignment.sheet', { packId }));
  }
}
