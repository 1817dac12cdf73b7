import { LabProcess } from './lab-process.ts';
import type { LabCallName, LabInput, LabOutput } from './protocol.ts';

/** How long an answer may take if nothing else is said, the start of a thread included. Units: ms. */
const PATIENCE_MS = 20_000;

/** A lab thread for questions, apart from those that run; started when it is needed, and anew after a loss. */
export class LabDesk {
  readonly #threadFile: string | URL;
  readonly #onLoss: (reason: string) => void;
  #process: LabProcess | undefined;

  constructor(threadFile: string | URL, onLoss: (reason: string) => void) {
    this.#threadFile = threadFile;
    this.#onLoss = onLoss;
  }

  /** Errors: as `LabProcess.call`. */
  call<C extends LabCallName>(
    call: C,
    input: LabInput<C>,
    patienceMs = PATIENCE_MS,
  ): Promise<LabOutput<C>> {
    if (!this.#process?.isAlive)
      this.#process = new LabProcess(this.#threadFile, { onLoss: this.#onLoss });
    return this.#process.call(call, input, patienceMs);
  }

  async close(): Promise<void> {
    await this.#process?.end();
  }
}
