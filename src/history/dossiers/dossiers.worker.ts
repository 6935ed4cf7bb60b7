import type { EventStore } from '@hieuhoc/event-store';
import { parentPort, workerData } from 'node:worker_threads';
import { openLog } from '../../platform/event-store/open-log';
import { AsOfReader } from '../../platform/queries/as-of';
import { logSizesOf } from '../../platform/queries/log-sizes';
import { openReadModels } from '../../platform/read-db';
import { giveWay, PRIORITY } from '../../platform/threads/give-way';
import { failed, type Failed } from '../../platform/threads/thread-on-demand';
import { changesOver } from '../../status';
import { chunksOf } from './chunks';
import type { AskedOfDossiers, DossierSettings, ToldByDossiers } from './dossier-messages';
import { DossiersService } from './dossiers.service';
import { storedSeals, type StoredSeals } from './stored-seals';

type Make = Extract<AskedOfDossiers, { verb: 'make' }>;

interface Open {
  readonly pieces: AsyncIterator<string>;
  readonly seals: StoredSeals;
}

/** The thread that makes dossiers: it opens log, read models and seals for itself, for reading only. */
class DossierMaker {
  private readonly open = new Map<number, Open>();
  private readonly read;
  private readonly changes;

  constructor(
    private readonly store: EventStore,
    private readonly settings: DossierSettings,
  ) {
    this.read = openReadModels(settings.readDatabase);
    this.changes = changesOver(this.read);
  }

  async perform(asked: AskedOfDossiers): Promise<ToldByDossiers | null> {
    switch (asked.verb) {
      case 'make':
        return this.make(asked);
      case 'more':
        return this.more(asked.id);
      case 'drop':
        this.drop(asked.id);
        return null;
    }
  }

  drop(id: number): void {
    this.open.get(id)?.seals.close();
    this.open.delete(id);
  }

  private async make({ id, query, served, now }: Make): Promise<ToldByDossiers> {
    const clock = () => new Date(now);
    const sizes = logSizesOf(this.read, () => [{ logSize: served, serving: true }]);
    const moments = new AsOfReader(sizes, clock);
    const seals = storedSeals(this.settings.folder);
    try {
      const service = new DossiersService(this.store, this.read, moments, seals, this.changes(moments, clock), clock);
      const { name, lines } = await service.make(query);
      this.open.set(id, { pieces: chunksOf(lines), seals });
      return { id, kind: 'made', name };
    } catch (error) {
      seals.close();
      throw error;
    }
  }

  private async more(id: number): Promise<ToldByDossiers> {
    const next = await this.open.get(id)?.pieces.next();
    if (next === undefined || next.done === true) {
      this.drop(id);
      return { id, kind: 'piece', bytes: null };
    }
    return { id, kind: 'piece', bytes: new TextEncoder().encode(next.value) };
  }
}

async function main(settings: DossierSettings): Promise<void> {
  giveWay(PRIORITY.awaited);
  const store = await openLog(settings.log, { readonly: true });
  const maker = new DossierMaker(store, settings);
  parentPort?.on('message', (asked: AskedOfDossiers) => {
    const { id } = asked;
    maker.perform(asked).then(
      (told) => told !== null && tell(told),
      (error: unknown) => {
        maker.drop(id);
        tell(failed(id, error));
      },
    );
  });
}

/** Bytes are handed over, not copied. */
function tell(told: ToldByDossiers | Failed): void {
  parentPort?.postMessage(told, told.kind === 'piece' && told.bytes !== null ? [told.bytes.buffer] : []);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one that starts this file says so
void main(workerData as DossierSettings);
