import { DomainError, type ErrorKind } from '@hieuhoc/event-store';
import type { CarriedError } from './protocol';

const KINDS: readonly ErrorKind[] = [
  'malformed',
  'unknown',
  'conflict',
  'precondition-failed',
  'precondition-required',
  'unauthenticated',
  'forbidden',
  'too-large',
  'too-many',
  'unavailable',
  'damaged',
];

/** A refusal that happened on the projections' thread; code, kind and sentences are those it was thrown with. */
class RefusalFromThread extends DomainError {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly messageVi: string;

  constructor(message: string, domain: NonNullable<CarriedError['domain']>) {
    super(message, { ...domain.facts });
    this.name = domain.name;
    this.code = domain.code;
    this.kind = KINDS.find((kind) => kind === domain.kind) ?? 'unavailable';
    this.messageVi = domain.messageVi;
  }
}

export function carry(error: unknown): CarriedError {
  if (!(error instanceof Error)) return { message: String(error), domain: null };
  if (!(error instanceof DomainError)) return { message: error.message, domain: null };
  const { name, code, kind, messageVi, facts, message } = error;
  return { message, domain: { name, code, kind, messageVi, facts } };
}

export function uncarry({ message, domain }: CarriedError): Error {
  return domain === null ? new Error(message) : new RefusalFromThread(message, domain);
}
