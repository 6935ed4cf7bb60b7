import type { ReadModels } from '@hieuhoc/projections';
import type { EventStore } from '@hieuhoc/event-store';
import { Module } from '@nestjs/common';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, EVENT_STORE, READ_MODELS } from '../platform/tokens';
import { OverdueReports, ReportsModule } from '../reports';
import { ChangesService } from './changes.service';
import { ExplainService } from './explain.service';
import { Evaluator } from './evaluator';
import { SeriesService } from './series.service';
import { StatusController } from './status.controller';
import { StatusService } from './status.service';
import { Warming } from './warming';

@Module({
  imports: [ReportsModule],
  controllers: [StatusController],
  providers: [
    { provide: Evaluator, useFactory: (read: ReadModels) => new Evaluator(read), inject: [READ_MODELS] },
    {
      provide: StatusService,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock, evaluator: Evaluator, overdue: OverdueReports) =>
        new StatusService(read, moments, clock, evaluator, overdue),
      inject: [READ_MODELS, AsOfReader, CLOCK, Evaluator, OverdueReports],
    },
    {
      provide: ExplainService,
      useFactory: (read: ReadModels, moments: AsOfReader, status: StatusService, evaluator: Evaluator) =>
        new ExplainService(read, moments, status, evaluator),
      inject: [READ_MODELS, AsOfReader, StatusService, Evaluator],
    },
    {
      provide: SeriesService,
      useFactory: (read: ReadModels, moments: AsOfReader, status: StatusService, evaluator: Evaluator) =>
        new SeriesService(read, moments, status, evaluator),
      inject: [READ_MODELS, AsOfReader, StatusService, Evaluator],
    },
    {
      provide: ChangesService,
      useFactory: (read: ReadModels, moments: AsOfReader, status: StatusService) => new ChangesService(read, moments, status),
      inject: [READ_MODELS, AsOfReader, StatusService],
    },
    {
      provide: Warming,
      useFactory: (read: ReadModels, store: EventStore, moments: AsOfReader, clock: Clock, status: StatusService) =>
        new Warming(read, store, moments, clock, status),
      inject: [READ_MODELS, EVENT_STORE, AsOfReader, CLOCK, StatusService],
    },
  ],
  exports: [ChangesService],
})
export class StatusModule {}
