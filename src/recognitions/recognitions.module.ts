import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreasModule, AreasService } from '../areas';
import { Commands } from '../platform/commands/commands';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { RecognitionsController } from './recognitions.controller';
import { RecognitionsReader } from './recognitions.reader';
import { RecognitionsService } from './recognitions.service';
import { SubjectsController } from './subjects.controller';
import { SubjectsReader } from './subjects.reader';
import { SubjectsService } from './subjects.service';
import { titleQueries } from './title.queries';
import { TitlesController, TitlesReader } from './titles.controller';
import { TitlesService } from './titles.service';

const reading = [READ_MODELS, AsOfReader, CLOCK];

@Module({
  imports: [AreasModule],
  controllers: [TitlesController, SubjectsController, RecognitionsController],
  providers: [
    { provide: TitlesService, useFactory: (commands: Commands) => new TitlesService(commands), inject: [Commands] },
    {
      provide: SubjectsService,
      useFactory: (commands: Commands, areas: AreasService) => new SubjectsService(commands, areas),
      inject: [Commands, AreasService],
    },
    {
      provide: RecognitionsService,
      useFactory: (commands: Commands, areas: AreasService, titles: TitlesService, subjects: SubjectsService) =>
        new RecognitionsService(commands, areas, titles, subjects),
      inject: [Commands, AreasService, TitlesService, SubjectsService],
    },
    {
      provide: TitlesReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new TitlesReader('title', titleQueries, read, moments, clock),
      inject: reading,
    },
    {
      provide: SubjectsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new SubjectsReader(read, moments, clock),
      inject: reading,
    },
    {
      provide: RecognitionsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new RecognitionsReader(read, moments, clock),
      inject: reading,
    },
  ],
  exports: [TitlesService, SubjectsService, RecognitionsService],
})
export class RecognitionsModule {}
