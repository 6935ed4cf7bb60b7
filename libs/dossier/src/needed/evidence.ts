import type { DossierEvent } from '../rederive';
import type { EvidenceNamed } from '../verdict';

export const evidenceStream = (ref: string): string => `evidence-${ref}`;

/** What the event adds to the evidence; null for any other. */
export function evidenceIn({ type, data }: Pick<DossierEvent, 'type' | 'data'>): EvidenceNamed | null {
  const { ref, type: of, size, hash, commitment } = data;
  const isOne =
    type === 'EvidenceAdded' &&
    typeof ref === 'string' &&
    typeof of === 'string' &&
    typeof size === 'number' &&
    typeof hash === 'string' &&
    typeof commitment === 'string';
  return isOne ? { ref, type: of, size, hash, commitment } : null;
}

/** The refs that an event cites. */
export function citedIn({ data }: Pick<DossierEvent, 'data'>): readonly string[] {
  const { evidence } = data;
  return Array.isArray(evidence) ? evidence.filter((ref) => typeof ref === 'string') : [];
}
