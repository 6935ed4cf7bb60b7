export { GroundNow } from './ground-now';
export { DutyKnowledge } from './known-duties';
export { figuresDecidedBetween } from './report.queries';
export { reportDecider } from './report.decider';
export { reportFacts } from './projections/report-facts';
export { ReportsService } from './reports.service';
export { OverdueReports } from './kept/overdue-reports';
export { ReportsModule } from './reports.module';
export { RemindedReports, type RemindedOf, type RemindedReport } from './reminded';
