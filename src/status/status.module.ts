import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { ChangesService } from './changes.service';
import { ExplainService } from './explain.service';
import { StatusController } from './status.controller';
import { StatusService } from './status.service';

@Module({
  controllers: [StatusController],
  providers: [
    {
      provide: StatusService,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new StatusService(read, moments, clock),
      inject: [READ_MODELS, AsOfReader, CLOCK],
    },
    {
      provide: ExplainService,
      useFactory: (read: ReadModels, moments: AsOfReader, status: StatusService) => new ExplainService(read, moments, status),
      inject: [READ_MODELS, AsOfReader, StatusService],
    },
    {
      provide: ChangesService,
      useFactory: (read: ReadModels, moments: AsOfReader, status: StatusService) => new ChangesService(read, moments, status),
      inject: [READ_MODELS, AsOfReader, StatusService],
    },
  ],
})
export class StatusModule {}
