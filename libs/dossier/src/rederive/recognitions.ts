import type { Recognition, Subject } from '@hieuhoc/indicator-maths';
import { together } from './together';
import type { RECOGNITION_TYPES, Told } from './told';

type RecognitionEvent = Told<(typeof RECOGNITION_TYPES)[number]>;
type GrantEvent = Told<'RecognitionGranted' | 'RecognitionRenewed' | 'RecognitionRevoked'>;

interface GrantKnown extends Recognition {
  readonly sample: boolean;
}

/** Who was recognised, and where they lived (rules 8). */
export class RecognitionsTold {
  private readonly grants = new Map<string, GrantKnown>();
  private readonly known = new Map<string, Subject>();
  private readonly generatedSubjects = new Set<string>();

  take(event: RecognitionEvent): void {
    switch (event.type) {
      case 'SubjectRegistered': {
        const { ref, kind, from = null, area, sample = false } = event.data;
        this.known.set(ref, { ref, kind, homes: [{ from, area }] });
        if (sample) this.generatedSubjects.add(ref);
        return;
      }
      case 'SubjectMoved': {
        const { ref, area, on } = event.data;
        const subject = this.known.get(ref);
        if (subject !== undefined) this.known.set(ref, { ...subject, homes: homesAfter(subject.homes, area, on) });
        return;
      }
      case 'RecognitionGranted':
      case 'RecognitionRenewed':
      case 'RecognitionRevoked':
        return this.takeGrant(event);
    }
  }

  byTitle(): ReadonlyMap<string, readonly Recognition[]> {
    return together(
      [...this.grants.values()].map(({ sample: _, ...grant }): Recognition => grant),
      ({ title }) => title,
    );
  }

  subjects(): ReadonlyMap<string, Subject> {
    return new Map(this.known);
  }

  /** Where those ever lived of whom a grant of the title, or who themselves, were generated. */
  generated(title: string): string[] {
    const grants = [...this.grants.values()].filter((grant) => grant.title === title);
    const refs = new Set(
      grants.filter(({ sample, subject }) => sample || this.generatedSubjects.has(subject)).map(({ subject }) => subject),
    );
    return [...refs].flatMap((ref) => (this.known.get(ref)?.homes ?? []).map(({ area }) => area));
  }

  private takeGrant(event: GrantEvent): void {
    const { title, subject, grant } = event.data;
    const key = `${title} ${subject} ${grant}`;
    if (event.type === 'RecognitionGranted') {
      const { recognisedOn, validUntil, sample = false } = event.data;
      this.grants.set(key, { title, subject, recognisedOn, validUntil, revokedOn: null, sample });
      return;
    }
    const before = this.grants.get(key);
    if (before === undefined) return;
    const change = event.type === 'RecognitionRenewed' ? { validUntil: event.data.validUntil } : { revokedOn: event.data.revokedOn };
    this.grants.set(key, { ...before, ...change });
  }
}

/** In order of `from`; a move on the day of another takes its place. */
function homesAfter(homes: Subject['homes'], area: string, from: string): Subject['homes'] {
  const others = homes.filter((home) => home.from !== from);
  const after = others.findIndex((home) => home.from !== null && home.from > from);
  return others.toSpliced(after < 0 ? others.length : after, 0, { from, area });
}
