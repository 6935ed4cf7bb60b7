import type { ReadModels } from '@hieuhoc/projections';
import { Inject, Module } from '@nestjs/common';
import { AreasModule, AreasService } from '../areas';
import { AreaFinders } from '../platform/access/area-finders';
import { Commands } from '../platform/commands/commands';
import { Access } from '../platform/access/access';
import { CitedEvidence } from '../platform/evidence';
import { AsOfReader } from '../platform/queries/as-of';
import { dayOf, type Clock } from '../platform/time/clock';
import { CLOCK, EVENT_STORE, READ_MODELS } from '../platform/tokens';
import { Vault } from '../platform/vault';
import { Names } from './names';
import { RecognitionCounts } from './recognition-counts';
import { RecognitionLifeReader } from './recognition-life';
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
const readingNames = [...reading, Names];

@Module({
  imports: [AreasModule],
  controllers: [TitlesController, SubjectsController, RecognitionsController],
  providers: [
    {
      provide: Names,
      useFactory: (vault: Vault, access?: Access) => new Names(vault, access),
      inject: [Vault, { token: Access, optional: true }],
    },
    { provide: TitlesService, useFactory: (commands: Commands) => new TitlesService(commands), inject: [Commands] },
    {
      provide: SubjectsService,
      useFactory: (commands: Commands, areas: AreasService, vault: Vault) => new SubjectsService(commands, areas, vault),
      inject: [Commands, AreasService, Vault],
    },
    {
      provide: RecognitionsService,
      useFactory: (...under: ConstructorParameters<typeof RecognitionsService>) => new RecognitionsService(...under),
      inject: [Commands, AreasService, TitlesService, SubjectsService, CitedEvidence],
    },
    {
      provide: TitlesReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new TitlesReader('title', titleQueries, read, moments, clock),
      inject: reading,
    },
    {
      provide: SubjectsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock, names: Names) => new SubjectsReader(read, moments, clock, names),
      inject: readingNames,
    },
    {
      provide: RecognitionsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock, names: Names) =>
        new RecognitionsReader(read, moments, clock, names),
      inject: readingNames,
    },
    {
      provide: RecognitionLifeReader,
      useFactory: (...under: ConstructorParameters<typeof RecognitionLifeReader>) => new RecognitionLifeReader(...under),
      inject: [READ_MODELS, EVENT_STORE, AsOfReader, CLOCK, RecognitionsReader],
    },
    {
      provide: RecognitionCounts,
      useFactory: (...under: ConstructorParameters<typeof RecognitionCounts>) => new RecognitionCounts(...under),
      inject: reading,
    },
  ],
  exports: [TitlesService, SubjectsService, RecognitionsService, Names],
})
export class RecognitionsModule {
  constructor(finders: AreaFinders, subjects: SubjectsService, @Inject(CLOCK) clock: Clock) {
    finders.register('subject', (ref) => subjects.homeNow(ref, dayOf(clock())));
  }
}
