import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { Commands } from '../platform/commands/commands';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { IndicatorsController, IndicatorsReader } from './indicators.controller';
import { indicatorQueries } from './indicators.queries';
import { IndicatorsService } from './indicators.service';

@Module({
  controllers: [IndicatorsController],
  providers: [
    { provide: IndicatorsService, useFactory: (commands: Commands) => new IndicatorsService(commands), inject: [Commands] },
    {
      provide: IndicatorsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) =>
        new IndicatorsReader('indicator', indicatorQueries, read, moments, clock),
      inject: [READ_MODELS, AsOfReader, CLOCK],
    },
  ],
  exports: [IndicatorsService],
})
export class IndicatorsModule {}
