import { setImmediate as nextTurn } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import { newEvents, refusal } from '@hieuhoc/event-store-contract';
import { StoreUnavailable, WrongExpectedRevision } from '@hieuhoc/event-store';
import { Connection } from './connection';

const patience = { retryForMs: 60, silenceMs: 50, appendDeadlineMs: 50, backOff: { firstMs: 1, mostMs: 4 } };
const connection = (retryForMs = 60): Connection => new Connection('esdb://127.0.0.1:1?tls=false', { ...patience, retryForMs });

const failing = (code: status, message: string): Error => Object.assign(new Error(message), { code });
const unavailable = failing(status.UNAVAILABLE, '14 UNAVAILABLE: read ECONNRESET');
const unsent = failing(status.UNAVAILABLE, '14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED');
const deadline = failing(status.DEADLINE_EXCEEDED, '4 DEADLINE_EXCEEDED: Deadline exceeded');

/** Fails with these errors, one a call, then answers. */
function calls(...errors: Error[]): { call: () => Promise<string>; made: () => number } {
  let made = 0;
  const call = async (): Promise<string> => {
    const error = errors[made++];
    if (error !== undefined) throw error;
    return Promise.resolve('answer');
  };
  return { call, made: () => made };
}

it('what changes nothing is repeated until it goes well', async () => {
  const { call, made } = calls(unavailable, unsent, deadline, unavailable);
  await expect(connection(5_000).repeatedly(call)).resolves.toBe('answer');
  expect(made()).toBe(5);
});

it('what could be done twice is repeated only if it never left', async () => {
  const sent = calls(unavailable);
  expect(await refusal(connection().once(sent.call))).toBeInstanceOf(StoreUnavailable);
  expect(sent.made()).toBe(1);
  const never = calls(unsent, unsent);
  await expect(connection(5_000).once(never.call)).resolves.toBe('answer');
});

it('a call is repeated once at least, but not one that used up its own time', async () => {
  const short = calls(unavailable);
  await expect(connection(0).repeatedly(short.call)).resolves.toBe('answer');
  const late = calls(deadline);
  expect(await refusal(connection(0).repeatedly(late.call))).toBeInstanceOf(StoreUnavailable);
  expect(late.made()).toBe(1);
});

it('an answer that is a refusal is not repeated', async () => {
  const { call, made } = calls(new WrongExpectedRevision('plan-x', 0n, 1n));
  expect(await refusal(connection().repeatedly(call))).toBeInstanceOf(WrongExpectedRevision);
  expect(made()).toBe(1);
});

it('closing ends the waiting between attempts', async () => {
  const patient = new Connection('esdb://127.0.0.1:1?tls=false', {
    ...patience,
    retryForMs: 3_600_000,
    backOff: { firstMs: 3_600_000, mostMs: 3_600_000 },
  });
  const { call } = calls(...newEvents(9).map(() => unavailable));
  const attempt = refusal(patient.repeatedly(call));
  await nextTurn();
  await patient.close();
  expect(await attempt).toBeInstanceOf(StoreUnavailable);
});
