/** How much use lies between two backups. Units: minutes. */
const EVERY_MINUTES = 30;
const MINUTE_MS = 60_000;

/**
 * Says when a backup is due: after 30 minutes in each of which the app was used. Minutes are counted
 * and no clock is read, so that a clock that is set changes nothing.
 */
export class BackupSchedule {
  #minutes = 0;
  #wasUsed = false;

  /** The learner did something that was written. */
  used(): void {
    this.#wasUsed = true;
  }

  /** A minute has passed; true when a backup is due. */
  passMinute(): boolean {
    if (this.#wasUsed) this.#minutes++;
    this.#wasUsed = false;
    if (this.#minutes < EVERY_MINUTES) return false;
    this.#minutes = 0;
    return true;
  }

  /** Calls `due` whenever a backup is due, until the returned function is called. */
  start(due: () => void): () => void {
    const timer = setInterval(() => this.passMinute() && due(), MINUTE_MS);
    timer.unref();
    return () => clearInterval(timer);
  }
}
