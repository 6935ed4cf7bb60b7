import type { ReadModels } from '@hieuhoc/projections';
import type { IndicatorsService } from '../indicators';
import type { Access } from '../platform/access/access';
import type { Commands } from '../platform/commands/commands';
import type { GroundNow } from './ground-now';
import { IncludedReports } from './included-reports';
import { NamedFigures } from './named-figures';
import { ReportCases } from './report.case';
import { ReportsService } from './reports.service';

interface Under {
  readonly commands: Commands;
  readonly grounds: GroundNow;
  readonly indicators: Pick<IndicatorsService, 'required'>;
  readonly read: ReadModels;
  readonly access: Access;
}

/** The service without the modules of HTTP. */
export const reportsOver = ({ commands, grounds, indicators, read, access }: Under): ReportsService =>
  new ReportsService(
    commands,
    new ReportCases(commands, grounds),
    new NamedFigures(commands, indicators),
    new IncludedReports(commands, read),
    access,
  );
