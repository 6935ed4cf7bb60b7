import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AccessStores } from '../platform/access/sign-in';
import { DailySeals, SealsService } from '../history';
import { Commands } from '../platform/commands/commands';
import { ProjectionHost } from '../platform/projections';
import { AsOfReader } from '../platform/queries/as-of';
import type { SealedLog } from '../platform/sealing';
import { READ_MODELS, SEALED_LOG } from '../platform/tokens';
import { ChangesService, StatusModule } from '../status';
import { PublicationsController } from './publications.controller';
import { PublicationsReader } from './publications.reader';
import { PublicationsService } from './publications.service';
import { RowsToPublish } from './published-rows';
import { sealedBy } from './seal-now';

/** As long as a read waits for `after=`. */
const PATIENCE_MS = 5_000;

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
        daily: DailySeals,
        sealed: SealedLog,
        host: ProjectionHost,
      ) =>
        new PublicationsService(commands, read, moments, rows, sealedBy(seals, daily, sealed), async () => {
          const { position } = await commands.store.head();
          if (position !== null) await host.whenReached(position, PATIENCE_MS);
        }),
      inject: [Commands, READ_MODELS, AsOfReader, RowsToPublish, SealsService, DailySeals, SEALED_LOG, ProjectionHost],
    },
  ],
})
export class PublicationsModule {}
