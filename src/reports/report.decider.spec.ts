import { by, specify } from '@hieuhoc/decider';
import { reportDecider, type Excepted, type ReportCommand } from './report.decider';
import type { NamedFigure, ReportEvent } from './report.events';

const area = '22.205.07075';
const figure = (indicator: string, revision = 0): NamedFigure => ({ indicator, area, period: '2015-H1', revision });
const [households, clans] = [figure('gia-dinh'), figure('dong-ho')];
const submitted = (...figures: readonly NamedFigure[]): ReportEvent => ({
  type: 'ReportSubmitted',
  data: { area, figures, includes: [] },
});
const returned = (submission: number): ReportEvent => ({
  type: 'ReportReturned',
  data: { area, submission, reason: 'thiếu minh chứng' },
});
const accepted = (submission: number, ...figures: readonly NamedFigure[]): ReportEvent => ({
  type: 'ReportAccepted',
  data: { area, submission, figures, except: [] },
});
const extended = (until: string): ReportEvent => ({ type: 'DeadlineExtended', data: { area, until, reason: 'bão lũ' } });
const submit = (...figures: readonly NamedFigure[]): ReportCommand => ({ kind: 'submit', area, figures, includes: [], figuresOwed: true });
const accept = (submission: number, except: readonly Excepted[] = [], own: readonly NamedFigure[] = []): ReportCommand => ({
  kind: 'accept',
  area,
  submission,
  except,
  own,
});
const sendBack = (submission: number, figures: readonly Excepted[] = []): ReportCommand => ({
  kind: 'return',
  area,
  submission,
  reason: 'thiếu minh chứng',
  figures,
});
const extend = (until: string): ReportCommand => ({ kind: 'extend', area, until, due: '2015-07-15', reason: 'bão lũ' });
const clansWrong = { indicator: 'dong-ho', area, period: '2015-H1', reason: 'chưa khớp sổ' };
const verifier = { actor: 'tham-dinh' };
const clerk = 'actor-1';
const given = specify(reportDecider);

describe('a report', () => {
  it('is submitted, returned with a reason, submitted again and accepted', () => {
    given().when(submit(households)).then(submitted(households));
    given(submitted(households)).when(sendBack(0)).then(returned(0));
    given(submitted(households), returned(0))
      .when(submit(figure('gia-dinh', 2)))
      .then(submitted(figure('gia-dinh', 2)));
    given(submitted(households), returned(0), submitted(figure('gia-dinh', 2)))
      .when(accept(2), verifier)
      .then(accepted(2, figure('gia-dinh', 2)));
  });
  it('keeps its first submission for ever', () => {
    const first = { by: clerk, at: '2026-01-01T00:00:00.000Z' };
    const once = specify({ ...reportDecider, decide: (state, _: null) => (expect(state.first).toEqual(first), []) });
    once(submitted(households), returned(0), submitted(households)).when(null).thenNothing();
  });
  it('is not submitted again while it is looked at, nor unchanged once it was accepted', () => {
    given(submitted(households)).when(submit(clans)).thenRefused('awaits-decision', { by: clerk });
    given(submitted(households), accepted(0, households)).when(submit(households)).thenRefused('same-report');
    given(submitted(households), accepted(0, households))
      .when(submit(figure('gia-dinh', 2)))
      .then(submitted(figure('gia-dinh', 2)));
  });
  it('in words alone is corrected after it was accepted by another note or other evidence, never by the same again', () => {
    const inWords = (more: object): ReportEvent => ({ type: 'ReportSubmitted', data: { area, figures: [], includes: [], ...more } });
    const said = { note: 'đã mở 3 lớp', evidence: ['bien-ban-1'] };
    const again = (more: object): ReportCommand => ({ kind: 'submit', area, figures: [], includes: [], figuresOwed: false, ...more });
    const known = given(inWords(said), accepted(0));
    for (const same of [said, {}, { note: said.note }]) known.when(again(same)).thenRefused('same-report');
    for (const other of [{ note: 'đã mở 2 lớp' }, { evidence: ['bien-ban-2'] }]) known.when(again(other)).then(inWords(other));
  });
  it('is returned whole or figure by figure, each with a reason, at the revision that was submitted', () => {
    const data = { area, submission: 0, reason: 'thiếu minh chứng', figures: [{ ...clans, reason: 'chưa khớp sổ' }] };
    given(submitted(households, clans))
      .when(sendBack(0, [clansWrong]))
      .then({ type: 'ReportReturned', data });
    given(submitted(households))
      .when(sendBack(0, [clansWrong]))
      .thenRefused('figure-not-in-report');
  });
  it('is accepted with exceptions, which are returned with their reasons', () => {
    const data = { area, submission: 0, figures: [households], except: [{ ...clans, reason: 'chưa khớp sổ' }] };
    given(submitted(households, clans))
      .when(accept(0, [clansWrong]), verifier)
      .then({ type: 'ReportAccepted', data });
    given(submitted(clans))
      .when(accept(0, [clansWrong]), verifier)
      .thenRefused('nothing-accepted');
  });
  it('without figures is accepted as it is', () => given(submitted()).when(accept(0), verifier).then(accepted(0)));
  it('holds figures where the duty asks for them', () => {
    given().when(submit()).thenRefused('empty-report');
    given().when({ kind: 'submit', area, figures: [], includes: [], figuresOwed: false }).then(submitted());
  });
  it('that nobody submitted is neither accepted nor returned', () => {
    given().when(accept(0), verifier).thenRefused('not-submitted');
    given(extended('2015-07-31')).when(sendBack(0), verifier).thenRefused('not-submitted');
  });
  it('is decided on once; who comes second is told who and when', () => {
    const facts = { by: 'tham-dinh', at: '2026-01-01T00:00:01.000Z' };
    given(submitted(households), by('tham-dinh', accepted(0)))
      .when(accept(0), { actor: 'tham-dinh-2' })
      .thenRefused('already-accepted', facts);
    given(submitted(households), by('tham-dinh', accepted(0)))
      .when(sendBack(0), { actor: 'tham-dinh-2' })
      .thenRefused('already-accepted', facts);
    given(submitted(households), by('tham-dinh', returned(0)))
      .when(accept(0), { actor: 'tham-dinh-2' })
      .thenRefused('already-returned', facts);
  });
  it('is decided on as it was looked at, not as it was submitted since', () =>
    given(submitted(households), returned(0), submitted(clans))
      .when(accept(0), verifier)
      .thenRefused('submission-changed', { present: 2 }));
});

describe('four eyes', () => {
  it('nobody accepts what he submitted himself, at any time', () => {
    given(submitted(households)).when(accept(0), { actor: clerk }).thenRefused('four-eyes');
    given(submitted(households), returned(0), by('can-bo-2', submitted(households)))
      .when(accept(2), { actor: clerk })
      .thenRefused('four-eyes');
  });
  it('nobody verifies a figure of his own; he may except it', () => {
    given(submitted(households, clans))
      .when(accept(0, [], [clans]), verifier)
      .thenRefused('four-eyes', { figures: [clans] });
    given(submitted(households, clans))
      .when(accept(0, [clansWrong], [clans]), verifier)
      .then({
        type: 'ReportAccepted',
        data: { area, submission: 0, figures: [households], except: [{ ...clans, reason: 'chưa khớp sổ' }] },
      });
  });
});

describe('an extension', () => {
  it('gives a later day, and a later one again', () => {
    given().when(extend('2015-07-31')).then(extended('2015-07-31'));
    given(extended('2015-07-31')).when(extend('2015-08-15')).then(extended('2015-08-15'));
  });
  it('is never earlier than what holds', () => {
    given().when(extend('2015-07-15')).thenRefused('extension-not-later', { due: '2015-07-15' });
    given(extended('2015-07-31')).when(extend('2015-07-20')).thenRefused('extension-not-later', { due: '2015-07-31' });
  });
  it('does not make in time what was submitted late', () =>
    given(submitted(households)).when(extend('2015-07-31')).thenRefused('already-submitted', { by: clerk }));
});
