import type { ReadModels } from '@hieuhoc/projections';
import { Inject, Module } from '@nestjs/common';
import { AreasModule, AreasService, BodiesService } from '../areas';
import { IndicatorsModule, IndicatorsService } from '../indicators';
import { Access } from '../platform/access/access';
import { AreaFinders } from '../platform/access/area-finders';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence } from '../platform/evidence';
import { AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { RecognitionsModule, TitlesService } from '../recognitions';
import { PlanPermission } from './plan.permission';
import { PlanReader } from './plan.reader';
import { PlansController } from './plans.controller';
import { PlansService } from './plans.service';

@Module({
  imports: [AreasModule, IndicatorsModule, RecognitionsModule],
  controllers: [PlansController],
  providers: [
    {
      provide: PlansService,
      useFactory: (...under: ConstructorParameters<typeof PlansService>) => new PlansService(...under),
      inject: [Commands, AreasService, BodiesService, IndicatorsService, TitlesService, CitedEvidence],
    },
    {
      provide: PlanPermission,
      useFactory: (access: Access, areas: AreasService, bodies: BodiesService) => new PlanPermission(access, areas, bodies),
      inject: [Access, AreasService, BodiesService],
    },
    {
      provide: PlanReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new PlanReader(read, moments, clock),
      inject: [READ_MODELS, AsOfReader, CLOCK],
    },
  ],
  exports: [PlansService, PlanPermission],
})
export class PlansModule {
  constructor(finders: AreaFinders, plans: PlansService, @Inject(CLOCK) clock: Clock) {
    finders.register('plan', (plan) => plans.areaOf(plan, dayOf(clock())));
  }
}
