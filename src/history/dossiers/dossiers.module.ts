import { Module } from '@nestjs/common';
import type { StorePlaces } from '../../platform/platform.module';
import { AsOfReader } from '../../platform/queries/as-of';
import type { SealedLog } from '../../platform/sealing';
import type { Clock } from '../../platform/time/clock';
import { CLOCK, SEALED_LOG, STORE_PLACES } from '../../platform/tokens';
import { DossiersController } from './dossiers.controller';
import { DossiersOnThread } from './dossiers-on-thread';

@Module({
  controllers: [DossiersController],
  providers: [
    {
      provide: DossiersOnThread,
      useFactory: (places: StorePlaces, moments: AsOfReader, sealed: SealedLog, clock: Clock) =>
        new DossiersOnThread(places, moments, sealed, clock),
      inject: [STORE_PLACES, AsOfReader, SEALED_LOG, CLOCK],
    },
  ],
})
export class DossiersModule {}
