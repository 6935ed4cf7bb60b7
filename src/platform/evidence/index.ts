export { EvidenceStore, EvidenceUnavailable } from './evidence-store';
export { openEvidence, type EvidencePlatform } from './open-evidence';
