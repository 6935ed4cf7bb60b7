import type { Bench } from './lib/bench';
import { appends } from './appends';
import { openLog } from './open-log';
import { rebuild } from './rebuild';

/** Every benchmark, in the order of design.md 8. */
export const benches: readonly Bench[] = [appends, openLog, rebuild];
