import type { Said } from '../../../libs/dossier/src/testing/memory-log.fixture';
import type { Asked } from '@hieuhoc/dossier';
import type { Dice } from '../../oracle/dice';

export const ASKED: Asked & { readonly kind: 'rows' } = {
  kind: 'rows',
  plan: 'k',
  indicator: null,
  area: null,
  period: null,
  on: '2015-03-01',
  basis: 'reported',
};

const PLACES = ['x1', 'x2'];

const area = (id: string, level: string, parent: string | null): Said => ({
  stream: 'hierarchy',
  type: 'AreaEstablished',
  data: { on: '2004-01-01', area: { id, name: id, level, kind: level, parent } },
});

const DEFINITION = {
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
};

const GROUND: readonly Said[] = [
  area('h', 'district', null),
  ...PLACES.map((id) => area(id, 'commune', 'h')),
  { stream: 'indicator-i', type: 'IndicatorDefined', data: { code: 'i', ...DEFINITION } },
  { stream: 'indicator-khac', type: 'IndicatorDefined', data: { code: 'khac', ...DEFINITION } },
  {
    stream: 'plan-k',
    type: 'PlanIssued',
    data: {
      document: {
        plan: 'k',
        area: 'h',
        period: { from: '2013-01-01', to: '2014-12-31' },
        phases: [],
        targets: [
          { id: 't', indicator: 'i', criterion: { kind: 'at-least', value: '80' }, hold: 'at-due', measuredAt: 'area', due: '2014-12-31' },
        ],
      },
    },
  },
];

const END: Readonly<Record<string, string>> = { H1: '06-30', H2: '12-31' };

function content(dice: Dice, indicator: string, place: string, period: string): object {
  const denominator = 500 + dice.below(500);
  const [year = '', half = ''] = period.split('-');
  const numerator = String(dice.below(denominator));
  return {
    indicator,
    area: place,
    period,
    value: { kind: 'ratio', numerator, denominator: String(denominator) },
    dataTo: `${year}-${END[half] ?? ''}`,
  };
}

/** A district of two communes and a year or two of what they say: reported, corrected, verified, reports accepted, and what is no matter of the plan. */
export function anyWorld(dice: Dice): readonly Said[] {
  const said = [...GROUND];
  for (const period of ['2013-H1', '2014-H1', '2014-H2'].slice(dice.below(2)))
    for (const place of PLACES) {
      if (place !== 'x1' && dice.chance(15)) continue;
      const stream = `figure-i:${place}:${period}`;
      said.push({ stream, type: 'FigureReported', data: content(dice, 'i', place, period) });
      if (dice.chance(50))
        said.push({ stream: `figure-khac:${place}:${period}`, type: 'FigureReported', data: content(dice, 'khac', place, period) });
      if (place === 'x1' || dice.chance(40)) said.push({ stream, type: 'FigureCorrected', data: content(dice, 'i', place, period) });
      if (dice.chance(50)) said.push({ stream, type: 'FigureVerified', data: { revision: 0 } });
      if (dice.chance(30)) said.push(accepted(place, period));
    }
  return said;
}

const accepted = (place: string, period: string): Said => ({
  stream: `report-k:d:${place}:${period}`,
  type: 'ReportAccepted',
  data: { area: place, submission: 0, figures: [{ indicator: 'i', area: place, period, revision: 0 }], except: [] },
});
