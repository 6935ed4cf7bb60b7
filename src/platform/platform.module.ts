import type { EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { Global, Module, type DynamicModule, type OnApplicationShutdown, Inject } from '@nestjs/common';
import type { AccessMode } from './access/actors';
import type { AccessStores } from './access/sign-in';
import { Commands } from './commands/commands';
import type { Drafts } from './drafts';
import type { LogPlace } from './event-store/open-log';
import type { EvidencePlatform } from './evidence';
import type { MailPlatform } from './mail';
import { logSizeOf, ProjectionHost } from './projections';
import { AsOfReader } from './queries/as-of';
import { Sealing } from './sealing';
import { logSizesOf } from './queries/log-sizes';
import { CLOCK, EVENT_STORE, READ_MODELS, SEALED_LOG, STORE_PLACES } from './tokens';
import { systemClock, type Clock } from './time/clock';
import { Vault } from './vault';

/** Where things are stored, for threads that open them for themselves. */
export interface StorePlaces {
  readonly log: LogPlace;
  readonly readDatabase: string;
  /** Of `seal.db` and its kind. */
  readonly folder: string;
}

/** What main.ts has opened before Nest starts. */
export interface Platform {
  readonly store: EventStore;
  readonly read: ReadModels & { close(): void };
  readonly host: ProjectionHost;
  readonly vault: Vault;
  readonly clock?: Clock;
  readonly access: AccessMode;
  readonly signIn: AccessStores;
  readonly mail: MailPlatform;
  readonly drafts: Drafts;
  readonly sealing: Sealing;
  readonly evidence: EvidencePlatform;
  readonly places: StorePlaces;
}

/** Gives every slice the log, the read models, the commands and the moments; closes what was opened, readers first. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(READ_MODELS) private readonly read: Platform['read'],
    private readonly host: ProjectionHost,
    private readonly vault: Vault,
    private readonly sealing: Sealing,
  ) {}

  static with({ store, read, host, vault, sealing, places, clock = systemClock }: Platform): DynamicModule {
    const moments = new AsOfReader(
      logSizesOf(read, () => host.reaches),
      clock,
    );
    const providers = [
      { provide: EVENT_STORE, useValue: store },
      { provide: READ_MODELS, useValue: read },
      { provide: CLOCK, useValue: clock },
      { provide: ProjectionHost, useValue: host },
      { provide: Vault, useValue: vault },
      { provide: Sealing, useValue: sealing },
      { provide: SEALED_LOG, useValue: sealing },
      { provide: STORE_PLACES, useValue: places },
      { provide: AsOfReader, useValue: moments },
      { provide: Commands, useValue: new Commands(store, (position) => sizeOnceReached(host, read, position)) },
    ];
    return { module: PlatformModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sealing.close();
    // The last to leave a file moves its write-ahead log into it, which only a writer can.
    this.read.close();
    await this.host.close();
    await this.store.close();
    this.vault.close();
  }
}

const SIZE_PATIENCE_MS = 5_000;

/** EventStoreDB cannot say the log size of an append; the log's index can, as soon as it has the event. */
async function sizeOnceReached(host: ProjectionHost, read: ReadModels, position: string): Promise<number | null> {
  try {
    await host.whenReached(position, SIZE_PATIENCE_MS, ['log-index']);
    return await logSizeOf(read, position);
  } catch {
    return null;
  }
}
