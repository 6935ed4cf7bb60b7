import { openSqliteEventStore } from '@hieuhoc/event-store-sqlite';
import { WrongExpectedRevision, type NewEvent } from '@hieuhoc/event-store';

/** What a client asks of the log in a process of its own, and what it is answered. */
export type Ask =
  | { readonly ask: number; readonly kind: 'end'; readonly stream: string }
  | { readonly ask: number; readonly kind: 'append'; readonly stream: string; readonly expected: number; readonly id: string };
export type Answer = { readonly ask: number } & ({ readonly revision: number } | { readonly conflict: true } | { readonly failed: string });

/** `early`: answers before the append is durable, as no log may. */
async function main(path: string, early: boolean): Promise<void> {
  const store = await openSqliteEventStore({ path });
  const reply = (answer: Answer): void => void process.send?.(answer);

  async function append({ stream, expected, id }: Extract<Ask, { kind: 'append' }>): Promise<number> {
    const event: NewEvent = { id, type: 'FigureReported', data: { value: id }, metadata: { actor: 'a', schemaVersion: 1 } };
    const { revision } = await store.append(stream, expected < 0 ? 'no_stream' : BigInt(expected), [event]);
    return Number(revision);
  }

  async function answer(asked: Ask): Promise<Answer> {
    const { ask, stream } = asked;
    if (asked.kind === 'end') {
      const [last] = await store.readStream(stream, { from: 'end', direction: 'backwards', limit: 1 });
      return { ask, revision: last === undefined ? -1 : Number(last.revision) };
    }
    if (early) {
      setTimeout(() => void append(asked).catch(() => undefined), 100);
      return { ask, revision: asked.expected + 1 };
    }
    try {
      return { ask, revision: await append(asked) };
    } catch (error) {
      if (error instanceof WrongExpectedRevision) return { ask, conflict: true };
      return { ask, failed: String(error) };
    }
  }

  process.on('message', (asked: Ask) => void answer(asked).then(reply));
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit());
  process.send?.({ ready: true });
}

void main(process.argv[2] ?? '', process.argv[3] === 'early');
