import { by, specify } from '@hieuhoc/decider';
import type { EntryCheck, EntryCheckCode } from '@hieuhoc/indicator-maths';
import { figureDecider, type FigureCommand } from './figure.decider';
import type { FigureContent, FigureEvent } from './figure.events';

const key = { indicator: 'gia-dinh-hieu-hoc', area: '22.205.07075', period: '2015-H1' };
const content = (numerator: string): FigureContent => ({ value: { kind: 'ratio', numerator, denominator: '1600' }, dataTo: '2015-06-30' });
const reported: FigureEvent = { type: 'FigureReported', data: { ...key, ...content('1280') } };
const corrected: FigureEvent = { type: 'FigureCorrected', data: { ...key, ...content('1300') } };
const verified = (revision: number): FigureEvent => ({ type: 'FigureVerified', data: { revision } });
const returned = (revision: number): FigureEvent => ({ type: 'FigureReturned', data: { revision, reason: 'sai số' } });
const withdrawn: FigureEvent = { type: 'FigureWithdrawn', data: { reason: 'nhầm kỳ' } };
type Report = Extract<FigureCommand, { kind: 'report' }>;
const report = (numerator: string, more: { first?: boolean; reason?: string } = {}): Report => ({
  kind: 'report',
  key,
  content: content(numerator),
  first: false,
  checks: [],
  acknowledge: [],
  ...more,
});
const verify = (revision: number): FigureCommand => ({ kind: 'verify', key, revision });
const sendBack = (revision: number): FigureCommand => ({ kind: 'return', key, revision, reason: 'sai số' });
const given = specify(figureDecider);
const verifier = { actor: 'tham-dinh' };

describe('a figure', () => {
  it('is reported once', () =>
    given()
      .when(report('1280', { first: true }))
      .then(reported));
  it('is not reported again as if for the first time', () =>
    given(reported)
      .when(report('1300', { first: true, reason: 'x' }))
      .thenRefused('figure-exists'));
  it('is corrected with a reason', () =>
    given(reported)
      .when(report('1300', { reason: 'bỏ sót' }))
      .then(corrected));
  it('is not corrected without one', () => given(reported).when(report('1300')).thenRefused('reason-required'));
  it('is not corrected to what it is already', () =>
    given(reported)
      .when(report('1280', { reason: 'x' }))
      .thenRefused('same-figure'));
  it('is not corrected to what it is already, in whatever order the log keeps its fields', () =>
    given({
      type: 'FigureReported',
      data: { ...key, dataTo: '2015-06-30', value: { denominator: '1600', numerator: '1280', kind: 'ratio' } },
    })
      .when(report('1280', { reason: 'x' }))
      .thenRefused('same-figure'));
  it('that was returned may be sent again as it was, with the reason why it is right', () =>
    given(reported, returned(0))
      .when(report('1280', { reason: 'đã đối chiếu' }))
      .then({ type: 'FigureCorrected', data: { ...key, ...content('1280') } }));
  it('that was withdrawn is reported again, as a report and not as a correction', () =>
    given(reported, withdrawn).when(report('1280')).then(reported));
  it('that was never reported cannot be withdrawn', () => given().when({ kind: 'withdraw', key, reason: 'x' }).thenRefused('no-figure'));
  it('cannot be withdrawn twice', () => given(reported, withdrawn).when({ kind: 'withdraw', key, reason: 'x' }).thenRefused('no-figure'));
});

describe('what needs acknowledgement', () => {
  const check = (code: EntryCheckCode): EntryCheck => ({
    code,
    indicator: key.indicator,
    period: '2014-H2',
    was: '81.25',
    is: '7.50',
    unit: 'percent',
  });
  const checks = [check('big-change'), check('unexpected-fall')];
  const asked = (acknowledge: readonly string[], more: { reason?: string; first?: boolean } = {}): FigureCommand => ({
    ...report('120', more),
    checks,
    acknowledge,
  });
  const kept: FigureContent = { ...content('120'), acknowledged: ['big-change', 'unexpected-fall'] };

  it.each([[[]], [['big-change']], [['unexpected-fall', 'nested-denominator']]])('is refused with %j', (acknowledge) =>
    given().when(asked(acknowledge)).thenRefused('needs-acknowledgement'),
  );
  it('is recorded with every code acknowledged, and those alone are kept', () =>
    given()
      .when(asked(['nested-denominator', 'unexpected-fall', 'big-change']))
      .then({ type: 'FigureReported', data: { ...key, ...kept } }));
  it('in a correction is kept with the correction', () =>
    given(reported)
      .when(asked(['unexpected-fall', 'big-change'], { reason: 'đếm lại' }))
      .then({ type: 'FigureCorrected', data: { ...key, ...kept } }));
  it('acknowledged without need is no error and is not kept', () =>
    given()
      .when({ ...report('1280'), acknowledge: ['big-change'] })
      .then(reported));
  it('does not make another figure of the same one', () => {
    const stands: FigureEvent = { type: 'FigureReported', data: { ...key, ...kept } };
    given(stands)
      .when(report('120', { reason: 'x' }))
      .thenRefused('same-figure');
    given({ type: 'FigureReported', data: { ...key, ...content('120') } })
      .when(asked(['big-change', 'unexpected-fall'], { reason: 'x' }))
      .thenRefused('same-figure');
  });
  it('is said after what is refused anyway', () => {
    given(reported)
      .when(asked([], { first: true }))
      .thenRefused('figure-exists');
    given(reported).when(asked([])).thenRefused('reason-required');
  });
});

describe('verification', () => {
  it('names a revision that stands', () => given(reported).when(verify(0), verifier).then(verified(0)));
  it('of a revision that does not exist is refused, and says which is the last', () =>
    given(reported).when(verify(3), verifier).thenRefused('unknown-revision', { last: 0 }));
  it('of a revision before a withdrawal is refused: it stands no more', () =>
    given(reported, withdrawn, reported).when(verify(0), verifier).thenRefused('unknown-revision'));
  it('twice is refused', () => given(reported, verified(0)).when(verify(0), verifier).thenRefused('already-verified'));
  it('of an earlier revision than the verified one is refused', () =>
    given(reported, corrected, verified(1)).when(verify(0), verifier).thenRefused('later-revision-verified'));
  it('of what was named may come after a correction: it verifies that revision and no later one', () =>
    given(reported, corrected).when(verify(0), verifier).then(verified(0)));
  it('cancelled by a return may be given again', () =>
    given(reported, verified(0), returned(0)).when(verify(0), verifier).then(verified(0)));
});

describe('a return', () => {
  it('names a revision and says why', () => given(reported).when(sendBack(0)).then(returned(0)));
  it('twice is refused', () => given(reported, returned(0)).when(sendBack(0)).thenRefused('already-returned'));
  it('of the verified revision leaves nothing verified, not even an earlier revision', () =>
    given(reported, verified(0), corrected, verified(2), returned(2)).thenState({
      begun: true,
      last: 4,
      authors: ['actor-1'],
      revisions: [
        { revision: 0, content: content('1280'), review: 'waiting' },
        { revision: 2, content: content('1300'), review: 'returned' },
      ],
    }));
  it('of a correction that waits leaves the verified revision verified', () =>
    given(reported, verified(0), corrected, returned(2)).thenState({
      begun: true,
      last: 3,
      authors: ['actor-1'],
      revisions: [
        { revision: 0, content: content('1280'), review: 'verified' },
        { revision: 2, content: content('1300'), review: 'returned' },
      ],
    }));
});

describe('what the decision on a report said of a figure', () => {
  const said = (last: number, ...of: readonly (readonly [number, 'waiting' | 'verified' | 'returned'])[]) => ({
    reviews: { last, of: new Map(of) },
  });
  it('a revision that a report verified is not verified again', () =>
    given(reported)
      .when({ ...verify(0), ...said(0, [0, 'verified']) }, verifier)
      .thenRefused('already-verified'));
  it('nor is an earlier one', () =>
    given(reported, corrected)
      .when({ ...verify(0), ...said(1, [0, 'waiting'], [1, 'verified']) }, verifier)
      .thenRefused('later-revision-verified'));
  it('one that a report verified can be returned', () =>
    given(reported)
      .when({ ...sendBack(0), ...said(0, [0, 'verified']) })
      .then(returned(0)));
  it('one that a report returned is not returned again, may be verified, and may be sent again as it was', () => {
    given(reported)
      .when({ ...sendBack(0), ...said(0, [0, 'returned']) })
      .thenRefused('already-returned');
    given(reported)
      .when({ ...verify(0), ...said(0, [0, 'returned']) }, verifier)
      .then(verified(0));
    given(reported)
      .when({ ...report('1280', { reason: 'đã đối chiếu' }), ...said(0, [0, 'returned']) })
      .then({ type: 'FigureCorrected', data: { ...key, ...content('1280') } });
  });
  it('counts only where it was looked up as the stream stands', () =>
    given(reported, returned(0))
      .when({ ...verify(0), ...said(0, [0, 'verified']) }, verifier)
      .then(verified(0)));
});

describe('four eyes', () => {
  it('who reported a figure does not verify it', () =>
    given(by('can-bo-1', reported)).when(verify(0), { actor: 'can-bo-1' }).thenRefused('four-eyes', { actor: 'can-bo-1' }));
  it('nor does who corrected it, not even what another had reported before', () =>
    given(by('can-bo-1', reported), by('can-bo-2', corrected)).when(verify(0), { actor: 'can-bo-2' }).thenRefused('four-eyes'));
  it('nor does who reported what was withdrawn since', () =>
    given(by('can-bo-1', reported), by('can-bo-1', withdrawn), by('can-bo-2', reported))
      .when(verify(2), { actor: 'can-bo-1' })
      .thenRefused('four-eyes'));
  it('who returned it, withdrew it or verified it before may verify it', () =>
    given(
      by('can-bo-1', reported),
      by('tham-dinh', verified(0)),
      by('tham-dinh', returned(0)),
      by('tham-dinh', withdrawn),
      by('can-bo-1', reported),
    )
      .when(verify(4), verifier)
      .then(verified(4)));
  it('who reported it may ask for it back by returning it: that verifies nothing', () =>
    given(by('can-bo-1', reported)).when(sendBack(0), { actor: 'can-bo-1' }).then(returned(0)));
});
