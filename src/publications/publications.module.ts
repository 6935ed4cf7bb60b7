import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AccessStores } from '../platform/access/sign-in';
import { SealsService } from '../history/proofs';
import { Commands } from '../platform/commands/commands';
import { AsOfReader } from '../platform/queries/as-of';
import type { SealedLog } from '../platform/sealing';
import { READ_MODELS, SEALED_LOG } from '../platform/tokens';
import { ChangesService, StatusModule } from '../status';
import { PublicationsController } from './publications.controller';
import { PublicationsReader } from './publications.reader';
import { PublicationsService } from './publications.service';
import { RowsToPublish } from './published-rows';
import { sealedBy } from './seal-now';

@Module({
  imports: [StatusModule],
  controllers: [PublicationsController],
  providers: [
    {
      provide: RowsToPublish,
      useFactory: (read: ReadModels, status: ChangesService) => new RowsToPublish(read, status),
      inject: [READ_MODELS, ChangesService],
    },
    {
      provide: PublicationsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, rows: RowsToPublish, { publicUrl }: AccessStores) =>
        new PublicationsReader(read, moments, rows, publicUrl?.origin ?? ''),
      inject: [READ_MODELS, AsOfReader, RowsToPublish, AccessStores],
    },
    {
      provide: PublicationsService,
      useFactory: (
        commands: Commands,
        read: ReadModels,
        moments: AsOfReader,
        rows: RowsToPublish,
        seals: SealsService,
        sealed: SealedLog,
      ) => new PublicationsService(commands, read, moments, rows, sealedBy(seals, sealed)),
      inject: [Commands, READ_MODELS, AsOfReader, RowsToPublish, SealsService, SEALED_LOG],
    },
  ],
})
export class PublicationsModule {}
