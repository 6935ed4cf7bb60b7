import type { EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AsOfReader } from '../../platform/queries/as-of';
import type { SealedLog } from '../../platform/sealing';
import type { Clock } from '../../platform/time/clock';
import { CLOCK, EVENT_STORE, READ_MODELS, SEALED_LOG } from '../../platform/tokens';
import { ChangesService, StatusModule } from '../../status';
import { DossiersController } from './dossiers.controller';
import { DossiersService } from './dossiers.service';

@Module({
  imports: [StatusModule],
  controllers: [DossiersController],
  providers: [
    {
      provide: DossiersService,
      useFactory: (
        store: EventStore,
        read: ReadModels,
        moments: AsOfReader,
        sealed: SealedLog,
        status: ChangesService,
        clock: Clock,
      ): DossiersService => new DossiersService(store, read, moments, sealed, status, clock),
      inject: [EVENT_STORE, READ_MODELS, AsOfReader, SEALED_LOG, ChangesService, CLOCK],
    },
  ],
})
export class DossiersModule {}
