import type { EventStore } from '@hieuhoc/event-store';
import type { Projection, ReadModels } from '@hieuhoc/projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { Commands } from '../../platform/commands/commands';
import { ProjectionHost } from '../../platform/projections';
import type { StorePlaces } from '../../platform/platform.module';
import { Sealing } from '../../platform/sealing';
import type { Clock } from '../../platform/time/clock';
import { CLOCK, EVENT_STORE, READ_MODELS, STORE_PLACES } from '../../platform/tokens';
import { DailySeals } from './daily-seals';
import { digestsOnThread } from './digests-thread';
import { ProofsController } from './proofs.controller';
import { ProofsService } from './proofs.service';
import { SealsService } from './seals.service';

@Module({})
export class ProofsModule {
  /** `projections`: every read model there is. */
  static over(projections: readonly Projection[]): DynamicModule {
    return {
      module: ProofsModule,
      global: true,
      controllers: [ProofsController],
      providers: [
        {
          provide: ProofsService,
          useFactory: (sealing: Sealing, read: ReadModels) => new ProofsService(sealing, read),
          inject: [Sealing, READ_MODELS],
        },
        {
          provide: SealsService,
          useFactory: (store: EventStore, commands: Commands, sealing: Sealing, host: ProjectionHost, { readDatabase }: StorePlaces) =>
            new SealsService(store, commands, sealing, host, digestsOnThread(readDatabase, projections)),
          inject: [EVENT_STORE, Commands, Sealing, ProjectionHost, STORE_PLACES],
        },
        {
          provide: DailySeals,
          useFactory: (seals: SealsService, clock: Clock) => new DailySeals(seals, clock),
          inject: [SealsService, CLOCK],
        },
      ],
      exports: [SealsService, DailySeals, ProofsService],
    };
  }
}
