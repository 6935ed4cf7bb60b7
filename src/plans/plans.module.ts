import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreasModule, AreasService, BodiesService } from '../areas';
import { IndicatorsModule, IndicatorsService } from '../indicators';
import { Commands } from '../platform/commands/commands';
import { AsOfReader } from '../platform/queries/as-of';
import { READ_MODELS } from '../platform/tokens';
import { RecognitionsModule, TitlesService } from '../recognitions';
import { PlanReader } from './plan.reader';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';

@Module({
  imports: [AreasModule, IndicatorsModule, RecognitionsModule],
  controllers: [PlansController],
  providers: [
    {
      provide: PlansService,
      useFactory: (commands: Commands, areas: AreasService, bodies: BodiesService, indicators: IndicatorsService, titles: TitlesService) =>
        new PlansService(commands, areas, bodies, indicators, titles),
      inject: [Commands, AreasService, BodiesService, IndicatorsService, TitlesService],
    },
    {
      provide: PlanReader,
      useFactory: (read: ReadModels, moments: AsOfReader) => new PlanReader(read, moments),
      inject: [READ_MODELS, AsOfReader],
    },
  ],
  exports: [PlansService],
})
export class PlansModule {}
