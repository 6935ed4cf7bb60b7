import { vaultRefOf } from '../evidence/evidence.events';
import type { BundledEvent } from './bundle-line';
import type { Committed } from './databases';

/** From the first of them on it is being erased; the second says that it is done. */
export const ERASING: readonly string[] = ['ErasureBegun', 'PersonalDataErased'];
const EVIDENCE = 'EvidenceAdded';

/** Whose values an event stands for: `{ref, h}` wherever it stands, a subject's or a file's `ref` with its `commitment`. */
export function committedIn({ type, data }: Pick<BundledEvent, 'type' | 'data'>): Committed[] {
  if (!data.includes('"h":"') && !data.includes('"commitment":"')) return [];
  const found: Committed[] = [];
  collect(JSON.parse(data), found);
  return type === EVIDENCE ? found.map(({ ref, h }) => ({ ref: vaultRefOf(ref), h })) : found;
}

function collect(value: unknown, found: Committed[]): void {
  if (typeof value !== 'object' || value === null) return;
  const [ref, h] = [textOf(value, 'ref'), textOf(value, 'h') ?? textOf(value, 'commitment')];
  if (ref !== null && h !== null) found.push({ ref, h });
  for (const member of Object.values(value)) collect(member, found);
}

function textOf(value: unknown, name: string): string | null {
  const member: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null;
  return typeof member === 'string' ? member : null;
}

/** Whose personal data an event says are being erased. */
export const erasedIn = ({ type, data }: Pick<BundledEvent, 'type' | 'data'>): string | null =>
  ERASING.includes(type) ? textOf(JSON.parse(data), 'ref') : null;

/** What must stand beside a log: every value and every file that it stands for, but those that were erased. */
export class Owed {
  readonly #values = new Map<string, Committed>();
  /** Hash of the sealed bytes, by what the vault keeps their key under. */
  readonly #files = new Map<string, string>();
  readonly erased = new Set<string>();

  add(event: BundledEvent): void {
    for (const one of committedIn(event)) this.#values.set(`${one.h} ${one.ref}`, one);
    const erased = erasedIn(event);
    if (erased !== null) this.erased.add(erased);
    if (event.type !== EVIDENCE) return;
    const data: unknown = JSON.parse(event.data);
    const [ref, hash] = [textOf(data, 'ref'), textOf(data, 'hash')];
    if (ref !== null && hash !== null) this.#files.set(vaultRefOf(ref), hash);
  }

  get values(): Committed[] {
    return [...this.#values.values()].filter(({ ref }) => !this.erased.has(ref));
  }

  /** Hashes of the sealed files of evidence. */
  get files(): string[] {
    return [...this.#files].filter(([ref]) => !this.erased.has(ref)).map(([, hash]) => hash);
  }

  /** Of files that were erased: without their keys they are noise, and not brought back. */
  get erasedFiles(): ReadonlySet<string> {
    return new Set([...this.#files].filter(([ref]) => this.erased.has(ref)).map(([, hash]) => hash));
  }
}
