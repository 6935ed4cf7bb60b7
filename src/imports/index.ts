export { ImportsModule } from './imports.module';
export { ImportsService, type Imported, type Progress } from './imports.service';
export { formOf, isImport, type ImportForm } from './import.dto';
export { importDecider } from './import.decider';
