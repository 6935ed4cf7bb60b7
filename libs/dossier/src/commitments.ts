import type { DossierEvent } from './rederive';

type Said = Pick<DossierEvent, 'type' | 'data'>;

/**
 * Commitments that stand for personal data: `{ref, h}` in an event that opens an account, `commitment` beside the `ref` of a subject or a
 * file. What was erased on request says so by its ref, a file's with `evidence:` before it.
 */
export class Commitments {
  private readonly refs: string[] = [];
  private readonly erased = new Set<string>();

  /** Whether an event may be about any, by its text alone. */
  static concerns({ type, data }: { readonly type: string; readonly data: string }): boolean {
    return type === 'PersonalDataErased' || data.includes('"commitment"') || data.includes('"h":');
  }

  take({ type, data }: Said): void {
    const { ref } = data;
    const committed = committedRef({ type, data });
    if (type === 'PersonalDataErased' && typeof ref === 'string') this.erased.add(ref);
    else if (committed !== null) this.refs.push(committed);
  }

  get count(): number {
    return this.refs.length;
  }

  /** Of these, those that nobody can open any more. */
  get erasedCount(): number {
    return this.refs.filter((ref) => this.erased.has(ref)).length;
  }
}

/** What the event commits to, as an erasure of it names it; null where it commits to nothing. */
export function committedRef({ type, data: { ref, commitment, name } }: Said): string | null {
  if (typeof commitment === 'string' && typeof ref === 'string') return `${type === 'EvidenceAdded' ? 'evidence:' : ''}${ref}`;
  return isCommitment(name) ? name.ref : null;
}

const isCommitment = (value: unknown): value is { readonly ref: string; readonly h: string } =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'ref') === 'string' &&
  typeof Reflect.get(value, 'h') === 'string';
