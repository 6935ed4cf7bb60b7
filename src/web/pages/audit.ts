import { CheckController } from './check/check.controller';
import { CompareController } from './compare/compare.controller';
import { EventController } from './event/event.controller';
import { FigureController } from './figure/figure.controller';
import { LogController } from './log/log.controller';
import { PublicationsController } from './publications/publications.controller';

/** What was done, by whom and on what ground, and the proof of it. */
export const AUDIT_PAGES = [LogController, EventController, FigureController, CompareController, PublicationsController, CheckController];
