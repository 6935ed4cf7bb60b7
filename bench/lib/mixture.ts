import { uuid7, type EventMetadata, type JsonObject } from '@hieuhoc/event-store';
import { figureStream, type FigureContent } from '../../src/figures/figure.events';
import { recognitionStream } from '../../src/recognitions/recognition.events';
import { subjectStream } from '../../src/recognitions/subject.events';
import type { Append } from './filling';

const INDICATORS = 40;
const SUBJECTS_A_HALF = 8;
/** What one area's office, its verifiers and its recognisers write in five years, about. */
export const EVENTS_AN_AREA = 1_000;

type By = { readonly actor: string; readonly onBehalfOf: string; readonly correlationId: string; readonly reason?: string };

const decision = { number: '12/QĐ-UBND', issuedOn: '2015-11-15', issuer: 'UBND huyện' };
const title = 'gia-dinh-hieu-hoc';

/**
 * A log as offices write it: half by half the figures of every area, then what their verifiers say, so that a stream comes again long
 * after it began. Of a hundred figures five are returned and corrected, five corrected, 85 verified; a fifth of the log is recognitions.
 */
export function* mixture(events: number): Generator<Append> {
  let left = events;
  for (const append of endless(Math.ceil(events / EVENTS_AN_AREA))) {
    if (left <= 0) return;
    left -= 1;
    yield append;
  }
}

function* endless(areas: number): Generator<Append> {
  for (let half = 0; ; half++) {
    for (let area = 0; area < areas; area++) {
      for (let indicator = 0; indicator < INDICATORS; indicator++) yield reported(area, indicator, half);
      for (let subject = 0; subject < SUBJECTS_A_HALF; subject++) yield* recognised(area, `${half}-${subject}`);
    }
    for (let area = 0; area < areas; area++) {
      for (let indicator = 0; indicator < INDICATORS; indicator++) yield* reviewed(area, indicator, half);
      for (let subject = 0; subject < SUBJECTS_A_HALF; subject++) yield* followed(area, subject, `${half}-${subject}`);
    }
  }
}

const areaOf = (area: number): string => `22.205.${String(area).padStart(5, '0')}`;
const indicatorOf = (indicator: number): string => `chi-tieu-${String(indicator + 1).padStart(2, '0')}`;
const periodOf = (half: number): string => `${2013 + Math.floor(half / 2)}-H${1 + (half % 2)}`;
const dice = (area: number, indicator: number, half: number): number => (area * 7_919 + indicator * 104_729 + half * 1_299_709) % 100;

function append(stream: string, revision: number, type: string, data: JsonObject, by: By): Append {
  const metadata: EventMetadata = { ...by, schemaVersion: 1, basedOn: '0000000000048211' };
  return { stream, expected: revision === 0 ? 'no_stream' : BigInt(revision - 1), events: [{ id: uuid7(), type, data, metadata }] };
}

const office = (area: number): By => ({
  actor: `xa-${area}`,
  onBehalfOf: areaOf(area),
  correlationId: '0190a1b2-0000-7000-8000-000000000000',
});
const verifier = { actor: 'phong-gddt', onBehalfOf: '22.205', correlationId: '0190a1b2-0000-7000-8000-000000000001' };

function contentOf(area: number, indicator: number, half: number): FigureContent {
  const numerator = 900 + ((area * 31 + indicator * 17 + half * 13) % 600);
  const value = { kind: 'ratio', numerator: String(numerator), denominator: '1600' } as const;
  const dataTo = half % 2 === 0 ? `${2013 + half / 2}-06-30` : `${2013 + (half - 1) / 2}-12-31`;
  const men = { numerator: String(numerator - 450), denominator: '790' };
  const breakdown = { sex: { nam: men, nu: { numerator: '450', denominator: '810' } } };
  return { value, dataTo, source: 'Báo cáo số 12/BC-UBND của Uỷ ban nhân dân xã', ...(indicator % 8 === 0 && { breakdown }) };
}

function reported(area: number, indicator: number, half: number): Append {
  const key = { indicator: indicatorOf(indicator), area: areaOf(area), period: periodOf(half) };
  return append(figureStream(key), 0, 'FigureReported', { ...key, ...contentOf(area, indicator, half) }, office(area));
}

function* reviewed(area: number, indicator: number, half: number): Generator<Append> {
  const key = { indicator: indicatorOf(indicator), area: areaOf(area), period: periodOf(half) };
  const stream = figureStream(key);
  const thrown = dice(area, indicator, half);
  let revision = 0;
  let content = 0;
  if (thrown < 5) {
    const reason = 'Chênh lệch lớn so với kỳ trước, đề nghị kiểm tra lại';
    yield append(stream, ++revision, 'FigureReturned', { revision: content, reason }, verifier);
  }
  if (thrown < 10) {
    const by = { ...office(area), reason: 'Nhập nhầm tử số, đã đối chiếu sổ theo dõi' };
    content = ++revision;
    yield append(stream, revision, 'FigureCorrected', { ...key, ...contentOf(area, indicator, half + 1) }, by);
  }
  if (thrown % 20 < 17) yield append(stream, ++revision, 'FigureVerified', { revision: content }, verifier);
}

function* recognised(area: number, number: string): Generator<Append> {
  const subject = `ho-${area}-${number}`;
  const kind = 'household';
  yield append(subjectStream(subject), 0, 'SubjectRegistered', { ref: subject, kind, area: areaOf(area) }, office(area));
  const data = { title, subject, grant: 1, decision, area: areaOf(area), recognisedOn: '2015-11-20', validUntil: '2018-11-20' };
  yield append(recognitionStream(title, subject), 0, 'RecognitionGranted', data, office(area));
}

function* followed(area: number, place: number, number: string): Generator<Append> {
  const subject = `ho-${area}-${number}`;
  const stream = recognitionStream(title, subject);
  const named = { title, subject, grant: 1, decision };
  if (place < 3) {
    yield append(stream, 1, 'RecognitionRenewed', { ...named, renewedOn: '2018-11-10', validUntil: '2021-11-20' }, office(area));
  } else if (place === 7 && area % 4 === 0) {
    yield append(stream, 1, 'RecognitionRevoked', { ...named, revokedOn: '2017-03-01' }, office(area));
  }
}
