/** The same computation, made when its result is first asked for and kept. */
export function once<Result>(compute: () => Result): () => Result {
  let known: { result: Result } | undefined;
  return () => (known ??= { result: compute() }).result;
}
