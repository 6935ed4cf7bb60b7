import { bookChecked, bookLent, Refused, shelfDecider, shelfOpened } from './shelf.fixture';
import { by, specify } from './testing';

const given = specify(shelfDecider);

describe('given, when, then', () => {
  it('a decision is compared event by event', () =>
    given(shelfOpened('A'))
      .when({ kind: 'lend', titles: ['Lục Vân Tiên', 'Số đỏ'] })
      .then(bookLent('Lục Vân Tiên'), bookLent('Số đỏ')));

  it('a refusal is recognised by its code and its facts', () =>
    given()
      .when({ kind: 'lend', titles: ['Số đỏ'] })
      .thenRefused('no-shelf', { code: 'no-shelf' }));

  it('nothing to record is a decision too', () => given(shelfOpened('A')).when({ kind: 'open', room: 'A' }).thenNothing());

  it('the state after what was decided can be looked at', () => {
    given(shelfOpened('A'))
      .when({ kind: 'lend', titles: ['Số đỏ'] })
      .thenState({ kind: 'open', room: 'A', lent: { 'Số đỏ': 'actor-1' } });
    given(by('actor-2', shelfOpened('A'))).thenState({ kind: 'open', room: 'A', lent: {} });
  });

  it('a rule may depend on who did what, and who asks', () => {
    const lent = given(shelfOpened('A'), by('actor-2', bookLent('Số đỏ')));
    lent.when({ kind: 'check', title: 'Số đỏ' }, { actor: 'actor-2' }).thenRefused('own-book');
    lent.when({ kind: 'check', title: 'Số đỏ' }, { actor: 'actor-3' }).then(bookChecked('Số đỏ'));
  });

  it('a wrong expectation fails', () => {
    const lending = given(shelfOpened('A')).when({ kind: 'lend', titles: ['Số đỏ'] });
    expect(() => lending.then(bookLent('Tắt đèn'))).toThrow('Expected values to be strictly');
    expect(() => lending.thenNothing()).toThrow('Expected values to be strictly');
    expect(() => lending.thenRefused('no-shelf')).toThrow('expected a refusal');
    expect(() => given().when({ kind: 'lend', titles: [] }).thenRefused('own-book')).toThrow('Expected values to be strictly');
    expect(() => given().when({ kind: 'lend', titles: [] }).thenRefused('no-shelf', { code: 'x' })).toThrow('code');
    expect(() => given().when({ kind: 'lend', titles: [] }).then()).toThrow(Refused);
  });
});
