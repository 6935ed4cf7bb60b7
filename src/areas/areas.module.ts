import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreaFinders } from '../platform/access/area-finders';
import { Commands } from '../platform/commands/commands';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { AreaChangesController } from './area-changes.controller';
import { AreaChangesReader } from './area-changes.reader';
import { AreasController } from './areas.controller';
import { AreasReader } from './areas.reader';
import { AreasService } from './areas.service';
import { BodiesController } from './bodies.controller';
import { BodiesReader } from './bodies.reader';
import { BodiesService } from './bodies.service';

const reading = [READ_MODELS, AsOfReader, CLOCK];

@Module({
  controllers: [AreaChangesController, AreasController, BodiesController],
  providers: [
    { provide: AreasService, useFactory: (commands: Commands) => new AreasService(commands), inject: [Commands] },
    {
      provide: BodiesService,
      useFactory: (commands: Commands, areas: AreasService) => new BodiesService(commands, areas),
      inject: [Commands, AreasService],
    },
    {
      provide: AreasReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new AreasReader(read, moments, clock),
      inject: reading,
    },
    {
      provide: AreaChangesReader,
      useFactory: (read: ReadModels, moments: AsOfReader) => new AreaChangesReader(read, moments),
      inject: [READ_MODELS, AsOfReader],
    },
    {
      provide: BodiesReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new BodiesReader(read, moments, clock),
      inject: reading,
    },
  ],
  exports: [AreasService, BodiesService],
})
export class AreasModule {
  constructor(finders: AreaFinders, bodies: BodiesService) {
    finders.register('body', (code) => bodies.areaOf(code));
  }
}
