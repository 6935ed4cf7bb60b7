import type { Asked } from '../lines';
import type { Said } from './memory-log.fixture';

export const PLAN = 'huyen-a-2013';
export const COMMUNES = ['22.205.01', '22.205.02', '22.205.03'] as const;
/** A commune of another district until it became one of this one. */
export const BEFORE = '22.207.01';
export const SINCE = '22.205.04';
const PERIODS = ['2013-H1', '2013-H2', '2014-H1', '2014-H2', '2015-H1', '2015-H2'] as const;

export const ASKED: Asked & { readonly kind: 'rows' } = {
  kind: 'rows',
  plan: PLAN,
  indicator: null,
  area: null,
  period: null,
  on: '2016-03-01',
  basis: 'reported',
};

const area = (id: string, level: string, parent: string | null): Said => ({
  stream: 'hierarchy',
  type: 'AreaEstablished',
  data: { on: '2004-07-08', area: { id, name: id, level, kind: level, parent } },
});

const indicator = (code: string, more: object = {}): Said => ({
  stream: `indicator-${code}`,
  type: 'IndicatorDefined',
  data: {
    code,
    name: code,
    definition: code,
    unit: '%',
    measure: 'ratio',
    periods: ['half-year'],
    reportedAt: ['commune'],
    area: 'sum',
    time: 'last',
    denominatorTime: 'last',
    breakdowns: [],
    mayExceed: false,
    signed: false,
    neverFalls: false,
    ...more,
  },
});

const target = (id: string, of: string): object => ({
  id,
  indicator: of,
  section: 'II.1',
  text: id,
  criterion: { kind: 'at-least', value: '80' },
  hold: 'at-due',
  measuredAt: 'area',
  due: '2015-12-31',
});

const plan = (code: string, targets: readonly object[]): Said => ({
  stream: `plan-${code}`,
  type: 'PlanIssued',
  data: {
    hash: '00',
    document: { plan: code, title: code, area: '22.205', period: { from: '2013-01-01', to: '2015-12-31' }, phases: [], targets },
  },
});

const figure = (of: string, place: string, period: string, numerator: number): Said => ({
  stream: `figure-${of}:${place}:${period}`,
  type: 'FigureReported',
  data: {
    indicator: of,
    area: place,
    period,
    value: { kind: 'ratio', numerator: String(numerator), denominator: '1000' },
    dataTo: period.endsWith('H1') ? `${period.slice(0, 4)}-06-30` : `${period.slice(0, 4)}-12-31`,
  },
});

const accepted = (place: string, period: string): Said => ({
  stream: `report-${PLAN}:xa:${place}:${period}`,
  type: 'ReportAccepted',
  data: { area: place, submission: 0, figures: [{ indicator: 'gia-dinh', area: place, period, revision: 0 }], except: [] },
});

const household = (ref: string, place: string, on: string): readonly Said[] => [
  { stream: `subject-${ref}`, type: 'SubjectRegistered', data: { ref, kind: 'household', area: place, commitment: 'ab'.repeat(32) } },
  {
    stream: `recognition-gia-dinh-hieu-hoc:${ref}`,
    type: 'RecognitionGranted',
    data: {
      title: 'gia-dinh-hieu-hoc',
      subject: ref,
      grant: 1,
      area: place,
      recognisedOn: on,
      validUntil: null,
      decision: { number: '1/QĐ-UBND', issuedOn: on, issuer: 'UBND' },
    },
  },
];

/** A district of three communes, six halves, a figure that is reported and one derived from recognitions; beside it what is no part of them. */
export const SMALL_WORLD: readonly Said[] = [
  area('22', 'province', null),
  area('22.205', 'district', '22'),
  area('22.206', 'district', '22'),
  ...COMMUNES.map((id) => area(id, 'commune', '22.205')),
  area('22.206.01', 'commune', '22.206'),
  area('22.207', 'district', '22'),
  area(BEFORE, 'commune', '22.207'),
  {
    stream: 'hierarchy',
    type: 'AreasReorganised',
    data: {
      on: '2014-07-01',
      from: [BEFORE],
      to: [{ id: SINCE, name: SINCE, level: 'commune', kind: 'commune', parent: '22.205' }],
      parts: [{ from: BEFORE, to: SINCE }],
      children: [],
    },
  },
  indicator('gia-dinh'),
  indicator('dan-so'),
  indicator('danh-hieu', { periods: [], reportedAt: ['commune'], from: { recognitions: 'gia-dinh-hieu-hoc', of: 'dan-so' } }),
  indicator('viec-khac'),
  plan(PLAN, [target('gia-dinh-2015', 'gia-dinh'), target('danh-hieu-2015', 'danh-hieu')]),
  plan('huyen-b-2013', [target('viec-khac-2015', 'viec-khac')]),
  ...PERIODS.flatMap((period, half) =>
    [...COMMUNES, '22.206.01'].flatMap((place, at) => [
      figure('gia-dinh', place, period, 700 + 20 * half + at),
      figure('dan-so', place, period, 900),
      figure('viec-khac', place, period, 100),
    ]),
  ),
  ...PERIODS.map((period, half) => figure('gia-dinh', half < 3 ? BEFORE : SINCE, period, 700 + 20 * half)),
  ...PERIODS.slice(0, 4).flatMap((period) => [...COMMUNES, '22.206.01'].map((place) => accepted(place, period))),
  ...household('ho-1', '22.205.01', '2014-11-20'),
  ...household('ho-2', '22.205.02', '2015-11-20'),
  { stream: 'account-a', type: 'AccountOpened', data: { id: 'a' } },
  { stream: 'figure-gia-dinh:22.205.01:2015-H2', type: 'FigureVerified', data: { revision: 0 } },
];
