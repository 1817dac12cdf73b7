/** An end that the user can read: the scripts print the message alone and exit 1. */
export class Stop extends Error {}

/**
 * Runs a script's main function; a Stop ends it with its sentence, any other error keeps its trace.
 * @param {() => Promise<number>} main yields the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/**
 * Ctrl+C and its like stop what we started; we end when that has ended.
 * @param {() => void} stop
 * @returns {() => void} forgets it again
 */
export function onStopSignal(stop) {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}
