import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import {
  DomainError,
  EventTooLarge,
  StoreDamaged,
  StoreUnavailable,
  WrongExpectedRevision,
  type ExpectedRevision,
} from '@hieuhoc/event-store';
import { EventStoreAccessDenied } from './errors';

/** What was asked, as far as the answer has to name it. */
export interface Asked {
  readonly stream?: string;
  readonly expected?: ExpectedRevision;
  readonly size?: number;
}

/** Status codes of gRPC. */
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const UNKNOWN = 2;

/**
 * The one place where a failure of the client gets its meaning. The same failure comes in two shapes, as an error class of the client or
 * as a bare error with a gRPC code: both are looked at. Whatever the server or the network did is StoreUnavailable; what is neither is
 * a fault of ours and is given back as it is.
 */
export function failureOf(error: unknown, asked: Asked = {}): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const stream = asked.stream ?? '$all';
  if (error instanceof WrongExpectedVersionError) {
    return new WrongExpectedRevision(stream, asked.expected ?? error.expectedVersion, error.actualVersion);
  }
  if (error instanceof MaxAppendSizeExceededError) return new EventTooLarge(stream, asked.size ?? 0, error.maxAppendSize);
  if (error instanceof StreamDeletedError)
    return new StoreDamaged(stream, { en: 'the stream was deleted on the server', vi: 'luồng đã bị xoá trên máy chủ' });
  const code = codeOf(error);
  if (error instanceof AccessDeniedError || code === PERMISSION_DENIED || code === UNAUTHENTICATED) {
    return new EventStoreAccessDenied(error.message);
  }
  return code !== null || isFromClient(error) || isFromTransport(error) ? new StoreUnavailable(detailOf(error)) : error;
}

export const isUnavailable = (failure: unknown): failure is StoreUnavailable => failure instanceof StoreUnavailable;

/** The leader moved and nothing was written: the client goes to the new one by itself, the call may be repeated whatever it was. */
export const isNotLeader = (error: unknown): boolean => error instanceof NotLeaderError;

/** The call never left this machine: it may be repeated whatever it was. */
export const isUnsent = (error: unknown): boolean =>
  error instanceof Error && /No connection established|closed before call started/.test(error.message);

export const isUnknownStream = (error: unknown): boolean =>
  error instanceof StreamNotFoundError || (error instanceof Error && codeOf(error) === NOT_FOUND);

/** Nothing was heard in the time the call had. */
export const isDeadline = (error: unknown): boolean => error instanceof Error && codeOf(error) === DEADLINE_EXCEEDED;

/** The server failed and said no more: it may be in trouble, or may have been asked for something that is not there. */
export const isUnclear = (error: unknown): boolean => error instanceof Error && codeOf(error) === UNKNOWN;

function codeOf(error: Error): number | null {
  const code = 'code' in error ? error.code : null;
  return typeof code === 'number' ? code : null;
}

/** The client's own classes carry a `type`, also where the server gave no code. */
const isFromClient = (error: Error): boolean => 'type' in error && typeof error.type === 'string';

/** Node and the client say these with a plain Error: a call on a channel just closed, discovery that found nobody. */
function isFromTransport(error: Error): boolean {
  const code = 'code' in error ? error.code : null;
  if (typeof code === 'string' && /^(ERR_STREAM_|ERR_HTTP2_|E[A-Z]+$)/.test(code)) return true;
  return /^Failed to discover|[Cc]hannel has been (shut down|closed)|write after end/.test(error.message);
}

function detailOf(error: Error): string {
  if (error.message.startsWith('Failed to discover')) return `no node of the cluster answered as usable: ${error.message}`;
  return error.message === '' ? error.constructor.name : error.message;
}
