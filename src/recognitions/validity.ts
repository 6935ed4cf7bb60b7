import { validUntil as termEnd } from '@hieuhoc/indicator-maths';
import type { Validity } from './title.events';

/** The last day of a grant of that day, or of a renewal of one whose last day it is; null where the title does not expire. */
export const validUntil = (validity: Validity, from: string): string | null => termEnd(validity === 'none' ? null : validity, from);
