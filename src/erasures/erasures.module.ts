import { DomainError, type EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { Inject, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { AccountsService } from '../accounts';
import { EvidenceRights, EvidenceService } from '../evidence';
import { TodoProviders } from '../platform/access/todo';
import { Commands } from '../platform/commands/commands';
import type { Platform } from '../platform/platform.module';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, EVENT_STORE, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { RecognitionsModule, SubjectsService } from '../recognitions';
import { factsAt, erasedInLog } from './erasure.queries';
import { ErasuresController } from './erasures.controller';
import { FileErasuresController } from './files.controller';
import { ErasuresReader } from './erasures.reader';
import { ErasuresService } from './erasures.service';
import { RequestsController } from './requests.controller';
import { Targets } from './targets';

@Module({})
export class ErasuresModule implements OnApplicationBootstrap {
  constructor(
    private readonly targets: Targets,
    @Inject(READ_MODELS) private readonly read: ReadModels,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    todo: TodoProviders,
    reader: ErasuresReader,
  ) {
    todo.register((_, rights) => reader.waitsFor(rights));
  }

  static over({ signIn: access, mail, drafts }: Pick<Platform, 'signIn' | 'mail' | 'drafts'>): DynamicModule {
    return {
      module: ErasuresModule,
      imports: [RecognitionsModule],
      controllers: [ErasuresController, RequestsController, FileErasuresController],
      providers: [
        { provide: ErasuresService, useFactory: (commands: Commands) => new ErasuresService(commands), inject: [Commands] },
        {
          provide: Targets,
          useFactory: (
            subjects: SubjectsService,
            accounts: AccountsService,
            evidence: EvidenceService,
            rights: EvidenceRights,
            vault: Vault,
          ) => new Targets({ subjects, accounts, evidence, rights, vault, access, mail, drafts }),
          inject: [SubjectsService, AccountsService, EvidenceService, EvidenceRights, Vault],
        },
        {
          provide: ErasuresReader,
          useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new ErasuresReader(read, moments, clock),
          inject: [READ_MODELS, AsOfReader, CLOCK],
        },
      ],
    };
  }

  /** What an old vault or folder that was put back has brought to life again is erased again, before anybody is served. */
  async onApplicationBootstrap(): Promise<void> {
    const facts = await factsAt(this.read, Number.MAX_SAFE_INTEGER).catch((error: unknown) => {
      // Being built anew: nobody can wait for that, and what is erased shall not be shown meanwhile.
      if (error instanceof DomainError && error.kind === 'unavailable') return erasedInLog(this.store);
      throw error;
    });
    for (const { event } of facts) if (event.type === 'PersonalDataErased') await this.targets.again(event.data.kind, event.data.ref);
  }
}
