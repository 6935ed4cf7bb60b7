export { SEAL_STREAM, type SealEvent } from './seal.events';
export { sealDecider } from './seal.decider';
export { SealsService, type SealWritten } from './seals.service';
export { ProofsService } from './proofs.service';
export { ProofsModule } from './proofs.module';
export { DailySeals } from './daily-seals';
export { digestOf, digestsOf, SEALED_PROJECTIONS } from './projection-digests';
