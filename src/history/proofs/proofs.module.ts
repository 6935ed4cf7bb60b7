import type { EventStore } from '@hieuhoc/event-store';
import type { Projection, ReadModels } from '@hieuhoc/projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { Commands } from '../../platform/commands/commands';
import { ProjectionHost } from '../../platform/projections';
import { Sealing } from '../../platform/sealing';
import type { Clock } from '../../platform/time/clock';
import { CLOCK, EVENT_STORE, READ_MODELS } from '../../platform/tokens';
import { DailySeals } from './daily-seals';
import { digestsOf } from './projection-digests';
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
          useFactory: (store: EventStore, commands: Commands, sealing: Sealing, host: ProjectionHost, read: ReadModels) =>
            new SealsService(store, commands, sealing, host, (size, signal) => digestsOf(read, projections, size, signal)),
          inject: [EVENT_STORE, Commands, Sealing, ProjectionHost, READ_MODELS],
        },
        {
          provide: DailySeals,
          useFactory: (seals: SealsService, clock: Clock) => new DailySeals(seals, clock),
          inject: [SealsService, CLOCK],
        },
      ],
      exports: [SealsService, ProofsService],
    };
  }
}
