export { changesOver } from './changes-over';
export { ChangesService, type Moment, type RowChange, type RowsQuestion } from './changes.service';
export type { Explained } from './explain.service';
export { ROW_CHANGE, ROW_OF_RULES, STATUS_ROW } from './status.answers';
export type { AnsweredSeries } from './series.service';
export { StatusModule } from './status.module';
export { ofRules, type AnsweredRow } from './status.service';
export { Warming } from './warming';
export { watchWarming } from './warming-metrics';
