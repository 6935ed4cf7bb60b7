/** Works on one part while the one before it is still being written; results come in order, and nothing is left running behind an error. */
export async function* overlapping<Part, Result>(parts: Iterable<Part>, work: (part: Part) => Promise<Result>): AsyncGenerator<Result> {
  let before: Promise<Result> | null = null;
  let latest: Promise<Result> | null = null;
  try {
    for (const part of parts) {
      [before, latest] = [latest, work(part)];
      // Should it fail before its turn, that is told when its turn comes.
      latest.catch(() => undefined);
      if (before !== null) yield await before;
    }
    if (latest !== null) yield await latest;
  } finally {
    await Promise.allSettled([before, latest]);
  }
}
