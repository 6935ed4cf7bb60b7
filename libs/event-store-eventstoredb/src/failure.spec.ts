import { Metadata, status } from '@grpc/grpc-js';
import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { EventTooLarge, StoreClosed, StoreDamaged, StoreUnavailable, WrongExpectedRevision } from '@hieuhoc/event-store';
import { EventStoreAccessDenied } from './errors';
import { failureOf, isNotLeader, isUnsent } from './failure';

const service = (code: status, facts: Record<string, string> = {}): Error & { code: status; details: string; metadata: Metadata } => {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(facts)) metadata.set(name, value);
  return Object.assign(new Error(`${code} ${status[code]}: said the server`), { code, details: 'said the server', metadata });
};
const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('a failure of the client is named by its class and by its code, whichever it has', () => {
  it.each([
    ['UnavailableError', new UnavailableError(service(status.UNAVAILABLE))],
    ['a bare error 14', service(status.UNAVAILABLE)],
    ['DeadlineExceededError', new DeadlineExceededError(service(status.DEADLINE_EXCEEDED))],
    ['a bare error 4', service(status.DEADLINE_EXCEEDED)],
    ['TimeoutError', new TimeoutError(service(status.ABORTED))],
    ['CancelledError', new CancelledError(service(status.CANCELLED))],
    ['UnknownError', new UnknownError(service(status.INTERNAL))],
    ['an error of the client without a code', new DeadlineExceededError()],
    ['a connection refused', coded('ECONNREFUSED')],
    ['a stream cut short', coded('ERR_STREAM_PREMATURE_CLOSE')],
    ['a channel that was closed', new Error('Channel has been shut down')],
    ['discovery that found nobody', new Error('Failed to discover after 10 attempts.')],
  ])('%s: the store is unavailable', (_name, error) => {
    expect(failureOf(error)).toBeInstanceOf(StoreUnavailable);
  });

  it('a failed discovery says what was looked for', () => {
    expect(failureOf(new Error('Failed to discover after 10 attempts.'))).toMatchObject({
      detail: 'no node of the cluster answered as usable: Failed to discover after 10 attempts.',
    });
  });

  it.each([
    ['AccessDeniedError', new AccessDeniedError(service(status.UNAUTHENTICATED))],
    ['a bare error 16', service(status.UNAUTHENTICATED)],
    ['a bare error 7', service(status.PERMISSION_DENIED)],
  ])('%s: access is denied, and no retry would help', (_name, error) => {
    expect(failureOf(error)).toBeInstanceOf(EventStoreAccessDenied);
  });

  it('a stream deleted on the server is damage', () => {
    expect(failureOf(StreamDeletedError.fromStreamName('plan-x'), { stream: 'plan-x' })).toBeInstanceOf(StoreDamaged);
  });

  it('not the leader is known as such: nothing was written', () => {
    const error = new NotLeaderError(service(status.NOT_FOUND, { 'leader-endpoint-host': 'node-2', 'leader-endpoint-port': '2113' }));
    expect(isNotLeader(error)).toBe(true);
    expect(failureOf(error)).toBeInstanceOf(StoreUnavailable);
  });

  it.each([
    ['14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED', true],
    ['14 UNAVAILABLE: Channel closed before call started', true],
    ['14 UNAVAILABLE: read ECONNRESET', false],
    ['4 DEADLINE_EXCEEDED: Deadline exceeded after 10.001s', false],
  ])('%s: surely not sent: %s', (message, unsent) => {
    expect(isUnsent(new Error(message))).toBe(unsent);
  });

  it.each([7n, 'no_stream'] as const)('a wrong revision names the actual one, also of an absent stream (%s)', (current) => {
    const error = new WrongExpectedVersionError(undefined, { streamName: 'plan-x', current, expected: 3n });
    const failure = failureOf(error, { stream: 'plan-x', expected: 3n });
    expect(failure).toBeInstanceOf(WrongExpectedRevision);
    expect(failure).toMatchObject({ stream: 'plan-x', expected: 3n, actual: current });
  });

  it('too large names what was sent and what the server takes', () => {
    const failure = failureOf(MaxAppendSizeExceededError.fromMaxAppendSize(1000), { stream: 'plan-x', size: 1500 });
    expect(failure).toBeInstanceOf(EventTooLarge);
    expect(failure).toMatchObject({ stream: 'plan-x', size: 1500, limit: 1000 });
  });

  it('an error of the contract stays what it is, and a fault of ours is not called the network’s', () => {
    const closed = new StoreClosed();
    const fault = new TypeError('undefined is not a function');
    expect([failureOf(closed), failureOf(fault), failureOf('text')]).toEqual([closed, fault, 'text']);
  });
});
