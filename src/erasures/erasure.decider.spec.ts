import { by, specify } from '@hieuhoc/decider';
import { erasureDecider, type ErasureCommand } from './erasure.decider';
import type { ErasureEvent } from './erasure.events';

const given = specify(erasureDecider);
const of = { ref: 'ho-1', of: 'subject' } as const;
const ground = { legalBasis: 'subject-request', requestedOn: '2026-11-18' } as const;
const request = (more: object = {}): ErasureCommand => ({ ...of, command: 'request', area: 'xa', today: '2026-11-20', ...ground, ...more });
const begin = (more: object = ground): ErasureCommand => ({ ...of, command: 'begin', area: 'xa', today: '2026-11-20', ...more });
const other = (command: 'extend' | 'decline' | 'finish'): ErasureCommand => ({ ...of, command });

/** Wednesday, 18 November 2026: answered by Friday, done by 3 December. */
const asked = { ref: 'ho-1', kind: 'subject', area: 'xa', ...ground, replyBy: '2026-11-20', dueDate: '2026-12-03' } as const;
const recorded: ErasureEvent = { type: 'ErasureRequested', data: asked };
const requested = by('can-bo', recorded);
const begun: ErasureEvent = { type: 'ErasureBegun', data: asked };
const erased: ErasureEvent = { type: 'PersonalDataErased', data: asked };
const extended: ErasureEvent = { type: 'ErasureExtended', data: { ref: 'ho-1', kind: 'subject', dueDate: '2026-12-18' } };
const declined: ErasureEvent = { type: 'ErasureDeclined', data: { ref: 'ho-1', kind: 'subject' } };

describe('a request to be forgotten', () => {
  it('is answered within two working days and carried out within 15 days', () => given().when(request()).then(recorded));

  it('has 20 days where others process the data too', () =>
    given()
      .when(request({ withProcessors: true }))
      .then({ type: 'ErasureRequested', data: { ...asked, withProcessors: true, dueDate: '2026-12-08' } }));

  it('is extended once, by 15 days', () => {
    given(requested).when(other('extend')).then(extended);
    given(requested, extended).when(other('extend')).thenRefused('erasure-extended-already', { dueDate: '2026-12-18' });
  });

  it('may be declined with a reason, and be made again', () => {
    given(requested).when(other('decline')).then(declined);
    given(requested, declined).when(request()).then(recorded);
  });

  it('is not made twice, in the future, or without its ground', () => {
    given(requested).when(request()).thenRefused('erasure-request-open');
    given()
      .when(request({ requestedOn: '2026-11-21' }))
      .thenRefused('requested-in-the-future');
    given()
      .when(begin({ requestedOn: '2026-11-18' }))
      .thenRefused('erasure-ground-needed', { fields: ['legalBasis'] });
    given()
      .when(begin({}))
      .thenRefused('erasure-ground-needed', { fields: ['legalBasis', 'requestedOn'] });
  });

  it.each(['extend', 'decline', 'finish'] as const)('that was never made is not to %s', (command) =>
    given().when(other(command)).thenRefused('no-erasure-request'),
  );
});

describe('an erasure', () => {
  it('goes by what was requested, and is not done by who took the request', () => {
    given(requested, extended)
      .when(begin({}), { actor: 'lanh-dao' })
      .then({ type: 'ErasureBegun', data: { ...asked, dueDate: '2026-12-18' } });
    given(requested).when(begin({}), { actor: 'can-bo' }).thenRefused('four-eyes');
  });

  it('goes by its own ground where no request was recorded', () => given().when(begin()).then(begun));

  it('that was interrupted is finished, by whomever', () => {
    given(begun).when(begin({}), { actor: 'can-bo' }).thenNothing();
    given(begun).when(other('finish')).then(erased);
  });

  it('that was done stays done', () => {
    for (const command of [begin({}), other('finish')]) given(begun, erased).when(command).thenNothing();
    given(begun, erased).when(request()).thenRefused('already-erased');
    for (const command of ['extend', 'decline'] as const) given(begun, erased).when(other(command)).thenRefused('already-erased');
  });
});
