import { specify } from '@hieuhoc/decider';
import { sealDecider, type SealCommand } from './seal.decider';
import type { SealEvent } from './seal.events';

const given = specify(sealDecider);
const HEADS: SealCommand = { kind: 'heads', size: 10, root: 'aa', count: 4, origin: 'hieuhoc.example/log' };
const MODELS: SealCommand = { kind: 'projections', size: 10, digests: [{ name: 'figure-facts', version: 5, digest: 'bb' }] };
const heads = (size: number): SealEvent => ({
  type: 'StreamHeadsSealed',
  data: { size, root: 'aa', count: 4, origin: 'hieuhoc.example/log' },
});
const digest = (size: number): SealEvent => ({ type: 'ProjectionSealed', data: { name: 'figure-facts', version: 5, size, digest: 'bb' } });

describe('a seal', () => {
  it('says what the streams ended with, and who signed the log by then', () => given().when(HEADS).then(heads(10)));

  it('says what the read models held at that size, once', () => {
    given(heads(10)).when(MODELS).then(digest(10));
    given(heads(10), digest(10)).when(MODELS).thenNothing();
    given(heads(8), digest(8), heads(10)).when(MODELS).then(digest(10));
  });

  it('of a log that grew by nothing but the seal before says nothing', () => {
    given(heads(8), digest(8)).when(HEADS).thenNothing();
    given(heads(8)).when(HEADS).then(heads(10));
  });

  it('of an empty log says nothing', () =>
    given()
      .when({ ...HEADS, size: 0, count: 0 })
      .thenNothing());
});
