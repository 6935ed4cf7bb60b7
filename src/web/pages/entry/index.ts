import { CheckController } from './check.controller';
import { EntryController } from './entry.controller';

export const ENTRY_PAGES = [CheckController, EntryController];
