import type { BundledEvent } from './bundle-line';
import type { Committed } from './databases';

export const ERASED = 'PersonalDataErased';

/**
 * Whose values an event stands for: `{ref, h}` wherever it stands, and a subject's `ref` with its `commitment`. Of a file of evidence the
 * vault speaks as `evidence:<ref>`, so that it is nobody's name.
 */
export function committedIn({ type, data }: Pick<BundledEvent, 'type' | 'data'>): Committed[] {
  if (!data.includes('"h":"') && !data.includes('"commitment":"')) return [];
  const found: Committed[] = [];
  collect(JSON.parse(data), found);
  return type === 'EvidenceAdded' ? found.map(({ ref, h }) => ({ ref: `evidence:${ref}`, h })) : found;
}

function collect(value: unknown, found: Committed[]): void {
  if (typeof value !== 'object' || value === null) return;
  const ref: unknown = Reflect.get(value, 'ref');
  const h: unknown = Reflect.get(value, 'h') ?? Reflect.get(value, 'commitment');
  if (typeof ref === 'string' && typeof h === 'string') found.push({ ref, h });
  for (const member of Object.values(value)) collect(member, found);
}

/** Whose personal data an event says were erased. */
export function erasedIn({ type, data }: Pick<BundledEvent, 'type' | 'data'>): string | null {
  if (type !== ERASED) return null;
  const value: unknown = JSON.parse(data);
  const ref: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'ref') : null;
  return typeof ref === 'string' ? ref : null;
}

/** What the vault must hold for a log: every value it stands for, but those that were erased. */
export class NamesOwed {
  readonly #owed = new Map<string, Committed>();
  readonly erased = new Set<string>();

  add(event: BundledEvent): void {
    for (const one of committedIn(event)) this.#owed.set(`${one.h} ${one.ref}`, one);
    const erased = erasedIn(event);
    if (erased !== null) this.erased.add(erased);
  }

  get owed(): Committed[] {
    return [...this.#owed.values()].filter(({ ref }) => !this.erased.has(ref));
  }
}
