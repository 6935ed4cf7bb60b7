import type { EventStore } from '@hieuhoc/event-store';
import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AsOfReader } from '../platform/queries/as-of';
import { EVENT_STORE, READ_MODELS } from '../platform/tokens';
import { HistoryController } from './history.controller';
import { HistoryService } from './history.service';

@Module({
  controllers: [HistoryController],
  providers: [
    {
      provide: HistoryService,
      useFactory: (store: EventStore, read: ReadModels, moments: AsOfReader) => new HistoryService(store, read, moments),
      inject: [EVENT_STORE, READ_MODELS, AsOfReader],
    },
  ],
})
export class HistoryModule {}
