export { EvidenceModule } from './evidence.module';
export type { EvidenceView } from './evidence.reader';
export { EvidenceService, type FileFacts } from './evidence.service';
export { verifyEvidence, type EvidenceFiles, type EvidenceFinding, type EvidenceReport } from './verify-evidence';
export { EvidenceRights } from './evidence.rights';
export { evidenceDecider, type Evidence } from './evidence.decider';
export { evidenceProjections } from './projections';
