export { ImportsModule } from './imports.module';
export { ImportsService, type Imported, type Progress } from './imports.service';
export { viewOf, type ImportedView } from './imported.view';
export type { ImportView, ListedRow } from './imports.reader';
export { formOf, isImport, type ImportForm } from './import.dto';
export { importDecider } from './import.decider';
