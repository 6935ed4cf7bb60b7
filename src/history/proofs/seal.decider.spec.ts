import { specify } from '@hieuhoc/decider';
import { sealDecider, type SealCommand } from './seal.decider';
import type { SealEvent } from './seal.events';

const given = specify(sealDecider);
const COMMAND: SealCommand = { size: 10, root: 'aa', count: 4, projections: [{ name: 'figure-facts', version: 5, digest: 'bb' }] };
const heads = (size: number): SealEvent => ({ type: 'StreamHeadsSealed', data: { size, root: 'aa', count: 4 } });
const digest = (size: number): SealEvent => ({ type: 'ProjectionSealed', data: { name: 'figure-facts', version: 5, size, digest: 'bb' } });

describe('a seal', () => {
  it('says what the streams ended with, and what the read models held, at one size', () =>
    given().when(COMMAND).then(heads(10), digest(10)));

  it('of a log that grew by nothing but the seal before says nothing', () => {
    given(heads(8), digest(8)).when(COMMAND).thenNothing();
    given(heads(8)).when(COMMAND).then(heads(10), digest(10));
  });

  it('of an empty log says nothing', () =>
    given()
      .when({ ...COMMAND, size: 0, count: 0 })
      .thenNothing());
});
