import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreasModule, AreasService } from '../areas';
import { IndicatorsModule, IndicatorsService } from '../indicators';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence } from '../platform/evidence';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { PlanQueries } from '../plans';
import { reviewsOf } from './figure.queries';
import { FigureReader } from './figure.reader';
import { FiguresController } from './figures.controller';
import { FiguresService } from './figures.service';

@Module({
  imports: [AreasModule, IndicatorsModule],
  controllers: [FiguresController],
  providers: [
    {
      provide: FiguresService,
      useFactory: (commands: Commands, areas: AreasService, indicators: IndicatorsService, read: ReadModels, evidence: CitedEvidence) => {
        const plans = new PlanQueries(read);
        const isQualitative = (indicator: string): Promise<boolean> => plans.judgesInWords(indicator);
        return new FiguresService(commands, areas, indicators, isQualitative, (key) => reviewsOf(read, key), evidence);
      },
      inject: [Commands, AreasService, IndicatorsService, READ_MODELS, CitedEvidence],
    },
    {
      provide: FigureReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new FigureReader(read, moments, clock),
      inject: [READ_MODELS, AsOfReader, CLOCK],
    },
  ],
  exports: [FiguresService],
})
export class FiguresModule {}
