import type { Bench } from './lib/bench';
import { appends } from './appends';
import { bulkRecognition } from './bulk-recognition';
import { duties } from './duties';
import { loginStorm } from './login-storm';
import { national } from './national';
import { openLog } from './open-log';
import { pages } from './pages';
import { proofs } from './proofs';
import { rebuild } from './rebuild';
import { reports } from './reports';
import { sealing } from './sealing';
import { start } from './start';
import { verifier } from './verifier';

/** Every benchmark, in the order of design.md 8. */
export const benches: readonly Bench[] = [
  appends,
  sealing,
  openLog,
  rebuild,
  national,
  pages,
  reports,
  bulkRecognition,
  duties,
  loginStorm,
  start,
  proofs,
  verifier,
];
