/**
 * Of many who ask at once, one look for all. Whoever asks while a look is under way gets the next one, begun after the question: what was
 * acknowledged before it is always seen, so that a revocation holds for the next request.
 */
export function sharedLook<T>(look: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    const begun = look();
    const end = (): void => {
      if (running === begun) running = null;
    };
    running = begun;
    begun.then(end, end);
    return begun;
  };
  const after = async (earlier: Promise<unknown>): Promise<T> => {
    await earlier.catch(() => null);
    next = null;
    return begin();
  };
  return () => (running === null ? begin() : (next ??= after(running)));
}
