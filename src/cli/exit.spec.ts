import { EmptyAppend, StoreDamaged, StoreLocked, StoreUnavailable, WrongExpectedRevision } from '@hieuhoc/event-store';
import { RefusedByServer } from './asking/refused-by-server';
import { exitCodeOf, sentenceOf } from './exit';

describe('exit codes', () => {
  it.each([
    [new WrongExpectedRevision('plan-x', 1n, 2n), 1],
    [new StoreDamaged('log.db', { en: 'cut', vi: 'bị cắt' }), 1],
    [new EmptyAppend('plan-x'), 2],
    [new StoreUnavailable('no answer'), 3],
    [new StoreLocked('log.db'), 3],
    [new Error('unforeseen'), 1],
  ])('%s → %i', (error, code) => expect(exitCodeOf(error)).toBe(code));

  it.each([
    [401, 1],
    [404, 1],
    [409, 1],
    [412, 1],
    [422, 2],
    [500, 1],
    [502, 3],
    [503, 3],
  ])('a server that answers %i → %i', (status, code) => expect(exitCodeOf(new RefusedByServer(status, {}))).toBe(code));

  it('a problem of the server keeps its code, its sentence and its facts', () => {
    const refused = new RefusedByServer(404, { type: 'urn:x', status: 404, code: 'unknown-plan', detail: 'Không có kế hoạch.', plan: 'x' });
    expect({ ...refused.facts, code: refused.code }).toEqual({ plan: 'x', code: 'unknown-plan' });
    expect(sentenceOf(refused)).toBe('Không có kế hoạch.');
  });

  it('the detail of what was not reached stands behind the sentence', () =>
    expect(sentenceOf(new StoreUnavailable('kho:2113'))).toMatch(/\(kho:2113\)$/));
});
