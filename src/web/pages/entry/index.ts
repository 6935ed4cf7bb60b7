import { CheckController } from './check.controller';
import { EntryController } from './entry.controller';
import { FileController } from './file.controller';
import { ImportsPagesController } from './imports.controller';

/** A period is named where a word of ours could stand: the words come first. */
export const ENTRY_PAGES = [ImportsPagesController, FileController, CheckController, EntryController];
