import { evidenceCitations } from './evidence-citations';

export const evidenceProjections = [evidenceCitations];
