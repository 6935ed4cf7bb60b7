import { appendContract } from './append.contract';
import { closingContract } from './closing.contract';
import { concurrencyContract } from './concurrency.contract';
import { contentContract } from './content.contract';
import type { StoreEnrolment } from './enrolment';
import { idempotencyContract } from './idempotency.contract';
import { readAllContract } from './read-all.contract';
import { readStreamContract } from './read-stream.contract';
import { recordedAtContract } from './recorded-at.contract';
import { subscriptionFlowContract } from './subscription-flow.contract';
import { subscriptionContract } from './subscription.contract';

export type { LogUnderTest, StoreEnrolment } from './enrolment';
export { Listener } from './listener';
export { newEvent, newEvents, refusal, streamOf, unique } from './events';
export { readToEnd } from './read-all.contract';

/** What every event store keeps (design.md 4). A store enrols by saying how a log of it is opened. */
export function eventStoreContract(enrolment: StoreEnrolment): void {
  describe(`${enrolment.name} keeps the contract of the event store`, () => {
    describe('append', () => appendContract(enrolment));
    describe('repeated appends', () => idempotencyContract(enrolment));
    describe('content', () => contentContract(enrolment));
    describe('reading a stream', () => readStreamContract(enrolment));
    describe('reading the log', () => readAllContract(enrolment));
    describe('recording times', () => recordedAtContract(enrolment));
    describe('subscriptions', () => subscriptionContract(enrolment));
    describe('subscriptions beside each other', () => subscriptionFlowContract(enrolment));
    describe('concurrent writers', () => concurrencyContract(enrolment));
    describe('closing', () => closingContract(enrolment));
  });
}
