export { EvidenceStore, EvidenceUnavailable } from './evidence-store';
export { openEvidence, type EvidencePlatform } from './open-evidence';
export { CitedEvidence, EVIDENCE_NOT_ASKED } from './cited-evidence';
