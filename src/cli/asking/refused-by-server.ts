import { DomainError, type ErrorKind } from '@hieuhoc/event-store';

/** A problem (RFC 9457) that a server answered, with its own code and sentence. */
export class RefusedByServer extends DomainError {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly messageVi: string;

  constructor(
    readonly status: number,
    body: unknown,
  ) {
    const { type: _type, title, detail, code, status: _status, ...facts } = membersOf(body);
    super(typeof title === 'string' ? title : `The server answered ${status}.`, facts);
    this.code = typeof code === 'string' ? code : `http-${status}`;
    this.kind = KINDS[status] ?? (status >= 500 ? 'unavailable' : 'conflict');
    this.messageVi = typeof detail === 'string' ? detail : `Máy chủ trả lời ${status}.`;
  }
}

const KINDS: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'unknown',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'too-large',
  429: 'too-many',
  422: 'malformed',
  428: 'precondition-required',
  500: 'damaged',
  503: 'unavailable',
};

function membersOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
