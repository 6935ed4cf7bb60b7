import { parentPort, workerData } from 'node:worker_threads';
import { openStored, type LogPlace } from '../event-store/open-log';
import { carry } from '../projections/carried-error';
import { Sealer } from './sealer';
import type { AskedOfSealer, SealerAnswer, SealerSettings, ToldBySealer } from './sealer-messages';

/** The thread that seals: it opens the log for itself, as it is stored, and the file of the seals. */
async function main({ log, path }: SealerSettings): Promise<void> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by the one that starts this file
  const store = await openStored(JSON.parse(log) as LogPlace, { readonly: true });
  const sealer = new Sealer(store, path, {
    onSealed: (report) => tell({ kind: 'sealed', report }),
    onAlarm: (error) => tell({ kind: 'alarm', error: carry(error) }),
    onTrouble: (error) => tell({ kind: 'trouble', error: carry(error) }),
  });
  const close = async (): Promise<null> => {
    await sealer.close();
    await store.close();
    return null;
  };
  const perform = async (asked: AskedOfSealer): Promise<SealerAnswer> => {
    switch (asked.verb) {
      case 'store':
        await sealer.storeCheckpoint(asked.checkpoint);
        return null;
      case 'heads':
        return sealer.sealHeads();
      case 'lag':
        return sealer.lagMs();
      case 'close':
        return close();
    }
  };
  parentPort?.on('message', (asked: AskedOfSealer) => {
    const { id } = asked;
    perform(asked).then(
      (answer) => {
        tell({ kind: 'answer', id, answer });
        if (asked.verb === 'close') parentPort?.close();
      },
      (error: unknown) => tell({ kind: 'failed', id, error: carry(error) }),
    );
  });
  sealer.start();
}

function tell(told: ToldBySealer): void {
  parentPort?.postMessage(told);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the sealing is the one that starts this file
main(workerData as SealerSettings).catch((error: unknown) => {
  tell({ kind: 'trouble', error: carry(error) });
  parentPort?.close();
});
