export { EvidenceStore, EvidenceUnavailable } from './evidence-store';
export { evidenceStoreOf, openEvidence, type EvidencePlatform } from './open-evidence';
export { CitedEvidence, EVIDENCE_NOT_ASKED } from './cited-evidence';
