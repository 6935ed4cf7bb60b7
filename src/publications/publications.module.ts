import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AccessStores } from '../platform/access/sign-in';
import { DailySeals, SealsService } from '../history';
import { Commands } from '../platform/commands/commands';
import type { StorePlaces } from '../platform/platform.module';
import { ProjectionHost } from '../platform/projections';
import { AsOfReader } from '../platform/queries/as-of';
import type { SealedLog } from '../platform/sealing';
import { READ_MODELS, SEALED_LOG, STORE_PLACES } from '../platform/tokens';
import { PublicationsController } from './publications.controller';
import { PublicationsReader } from './publications.reader';
import { PublicationsService } from './publications.service';
import { RowsOnThread } from './rows-on-thread';
import { sealedBy } from './seal-now';

/** As long as a read waits for `after=`. */
const PATIENCE_MS = 5_000;

@Module({
  controllers: [PublicationsController],
  providers: [
    { provide: RowsOnThread, useFactory: (places: StorePlaces) => new RowsOnThread(places), inject: [STORE_PLACES] },
    {
      provide: PublicationsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, rows: RowsOnThread, { publicUrl }: AccessStores) =>
        new PublicationsReader(read, moments, rows, publicUrl?.origin ?? ''),
      inject: [READ_MODELS, AsOfReader, RowsOnThread, AccessStores],
    },
    {
      provide: PublicationsService,
      useFactory: (
        commands: Commands,
        read: ReadModels,
        moments: AsOfReader,
        rows: RowsOnThread,
        seals: SealsService,
        daily: DailySeals,
        sealed: SealedLog,
        host: ProjectionHost,
      ) =>
        new PublicationsService(commands, read, moments, rows, sealedBy(seals, daily, sealed), async () => {
          const { position } = await commands.store.head();
          if (position !== null) await host.whenReached(position, PATIENCE_MS);
        }),
      inject: [Commands, READ_MODELS, AsOfReader, RowsOnThread, SealsService, DailySeals, SEALED_LOG, ProjectionHost],
    },
  ],
})
export class PublicationsModule {}
