let tell: (() => void) | undefined;

/** Lets the host know while something long is computed, so that it goes on waiting. Yields what takes the offer back. */
export function offerPatience(tellHost: () => void): () => void {
  tell = tellHost;
  return () => {
    if (tell === tellHost) tell = undefined;
  };
}

/** Called now and then by what takes longer than a host would wait. */
export function stillAtWork(): void {
  tell?.();
}
