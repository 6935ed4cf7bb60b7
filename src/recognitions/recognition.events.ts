import type { Event } from '@hieuhoc/decider';
import type { DecisionData } from '../platform/definitions';

/** What a grant was checked against, and what it showed. */
export type Assessment = {
  readonly criteriaVersion?: string;
  readonly score?: string;
  readonly level?: string;
  readonly evidence?: readonly string[];
};

/** The import that a grant came with, and its row there. */
export type Listed = { readonly import: string; readonly row: number };

/** `grant` counts the grants of one stream from 1: what a renewal or a revocation speaks of. */
type Named = { readonly title: string; readonly subject: string; readonly grant: number; readonly decision: DecisionData };

export type RecognitionEvent =
  | Event<
      'RecognitionGranted',
      Named &
        Assessment &
        Partial<Listed> & {
          readonly area: string;
          readonly recognisedOn: string;
          readonly validUntil: string | null;
          readonly sample?: true;
        }
    >
  | Event<'RecognitionRenewed', Named & { readonly renewedOn: string; readonly validUntil: string | null }>
  /** `upgradedTo`: the next grant of the stream, of that level, takes its place. */
  | Event<'RecognitionRevoked', Named & { readonly revokedOn: string; readonly upgradedTo?: string }>;

export const RECOGNITION_SCHEMA = { RecognitionGranted: 1, RecognitionRenewed: 1, RecognitionRevoked: 1 } as const;
export const recognitionStream = (title: string, subject: string): string => `recognition-${title}:${subject}`;
