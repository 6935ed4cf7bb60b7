import type { ReadModels } from '@hieuhoc/projections';
import { Module } from '@nestjs/common';
import { AreasModule, AreasService, BodiesService } from '../areas';
import { IndicatorsModule, IndicatorsService } from '../indicators';
import { Access } from '../platform/access/access';
import { Commands } from '../platform/commands/commands';
import { CitedEvidence } from '../platform/evidence';
import { AsOfReader } from '../platform/queries/as-of';
import type { Clock } from '../platform/time/clock';
import { CLOCK, READ_MODELS } from '../platform/tokens';
import { DutiesController } from './duties.controller';
import { DutiesReader } from './duties.reader';
import { GroundNow } from './ground-now';
import { IncludedReports } from './included-reports';
import { OverdueReports } from './kept/overdue-reports';
import { ReportBooks } from './kept/report-books';
import { NamedFigures } from './named-figures';
import { RatesReader } from './rates.reader';
import { ReportCases } from './report.case';
import { ReportReader } from './report.reader';
import { ReportsController } from './reports.controller';
import { ReportsReader } from './reports.reader';
import { ReportsService } from './reports.service';

const reading = [READ_MODELS, AsOfReader, CLOCK];

@Module({
  imports: [AreasModule, IndicatorsModule],
  controllers: [ReportsController, DutiesController],
  providers: [
    {
      provide: ReportsService,
      useFactory: (
        commands: Commands,
        areas: AreasService,
        bodies: BodiesService,
        indicators: IndicatorsService,
        read: ReadModels,
        access: Access,
        evidence: CitedEvidence,
      ) => {
        const cases = new ReportCases(commands, new GroundNow(areas, bodies));
        const figures = new NamedFigures(commands, indicators);
        return new ReportsService(commands, cases, figures, new IncludedReports(commands, read), access, evidence);
      },
      inject: [Commands, AreasService, BodiesService, IndicatorsService, READ_MODELS, Access, CitedEvidence],
    },
    { provide: ReportBooks, useFactory: (read: ReadModels) => new ReportBooks(read), inject: [READ_MODELS] },
    {
      provide: OverdueReports,
      useFactory: (read: ReadModels, books: ReportBooks) => new OverdueReports(read, books),
      inject: [READ_MODELS, ReportBooks],
    },
    {
      provide: ReportReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new ReportReader(read, moments, clock),
      inject: reading,
    },
    {
      provide: ReportsReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock, books: ReportBooks, access: Access) =>
        new ReportsReader(read, moments, clock, books, access),
      inject: [...reading, ReportBooks, Access],
    },
    {
      provide: RatesReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock, books: ReportBooks) => new RatesReader(read, moments, clock, books),
      inject: [...reading, ReportBooks],
    },
    {
      provide: DutiesReader,
      useFactory: (read: ReadModels, moments: AsOfReader, clock: Clock) => new DutiesReader(read, moments, clock),
      inject: reading,
    },
  ],
  exports: [ReportsService, OverdueReports],
})
export class ReportsModule {}
