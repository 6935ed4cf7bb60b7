import { specify } from '@hieuhoc/decider';
import type { PlanDocument, TargetSpec } from './document';
import { planDecider } from './plan.decider';
import type { PlanEvent } from './plan.events';

const target: TargetSpec = {
  id: 'gia-dinh-2015',
  indicator: 'gia-dinh-hieu-hoc',
  text: '85% hộ gia đình được công nhận là gia đình hiếu học',
  phase: '2013-2015',
  criterion: { kind: 'at-least', value: '85' },
  hold: 'at-due',
  measuredAt: 'area',
};
const document: PlanDocument = {
  plan: 'dong-trieu-2013',
  title: 'Kế hoạch',
  number: '61/KH-UBND',
  issuedOn: '2013-07-16',
  issuer: 'UBND huyện Đông Triều',
  area: '22.205',
  period: { from: '2013-01-01', to: '2020-12-31' },
  legalBases: [],
  phases: [{ id: '2013-2015', from: '2013-01-01', to: '2015-12-31' }],
  areas: [],
  bodies: [],
  indicators: [],
  titles: [],
  targets: [target],
  duties: [],
  tasks: [],
};
const decision = { number: '12/QĐ-UBND', issuedOn: '2014-09-01', issuer: 'UBND huyện Đông Triều' };
const issued: PlanEvent = { type: 'PlanIssued', data: { document, hash: 'h1' } };
const raised: PlanEvent = {
  type: 'TargetRevised',
  data: { target: 'gia-dinh-2015', effectiveOn: '2014-09-01', criterion: { kind: 'at-least', value: '88' }, decision, reason: 'đạt sớm' },
};
const revise = {
  kind: 'revise',
  target: 'gia-dinh-2015',
  effectiveOn: '2014-09-01',
  change: { criterion: { kind: 'at-least', value: '88' } },
  decision,
  reason: 'đạt sớm',
} as const;
const given = specify(planDecider);

describe('a plan', () => {
  it('is issued once, by one event that holds the whole document and its hash', () =>
    given().when({ kind: 'issue', document, hash: 'h1' }).then(issued));

  it('issued again with the same document changes nothing, whatever was revised since', () =>
    given(issued, raised).when({ kind: 'issue', document, hash: 'h1' }).thenNothing());

  it('issued again with another document is refused with the differences', () =>
    given(issued)
      .when({ kind: 'issue', document: { ...document, title: 'Kế hoạch khác' }, hash: 'h2' })
      .thenRefused('plan-differs', { differences: [{ path: 'title', was: 'Kế hoạch', is: 'Kế hoạch khác' }] }));

  it('that was never issued has no targets to revise', () => given().when(revise).thenRefused('unknown-plan'));

  it('does not change any more once it is closed', () =>
    given(issued, { type: 'PlanClosed', data: { on: '2021-01-31', reason: 'tổng kết' } })
      .when(revise)
      .thenRefused('plan-closed'));
});

describe('a target', () => {
  it('is revised by a decision, and only in what the decision names', () => given(issued).when(revise).then(raised));

  it('that the plan does not have cannot be revised', () =>
    given(issued)
      .when({ ...revise, target: 'khac' })
      .thenRefused('unknown-target'));

  it('is not revised by a decision that changes nothing', () =>
    given(issued)
      .when({ ...revise, change: {} })
      .thenRefused('nothing-changes'));

  it('is not revised with effect after its due day', () =>
    given(issued)
      .when({ ...revise, effectiveOn: '2016-01-01' })
      .thenRefused('effective-after-due', { due: '2015-12-31' }));

  it('may be revised after its due day by a decision that moves the due day', () =>
    given(issued)
      .when({ ...revise, effectiveOn: '2016-01-15', change: { due: '2016-06-30' } })
      .then({
        type: 'TargetRevised',
        data: { target: 'gia-dinh-2015', effectiveOn: '2016-01-15', due: '2016-06-30', decision, reason: 'đạt sớm' },
      }));

  it('whose due day was moved is held to the moved one', () =>
    given(issued, {
      type: 'TargetRevised',
      data: { target: 'gia-dinh-2015', effectiveOn: '2015-11-15', due: '2016-06-30', decision, reason: 'lùi' },
    })
      .when({ ...revise, effectiveOn: '2016-07-01' })
      .thenRefused('effective-after-due', { due: '2016-06-30' }));

  it('is corrected with the page as evidence', () => {
    const correction = {
      target: 'gia-dinh-2015',
      fields: { criterion: { kind: 'at-least', value: '58' } },
      reason: 'chép nhầm',
      evidence: ['trang-3'],
      page: '3',
    } as const;
    given(issued)
      .when({ kind: 'correct', ...correction })
      .then({ type: 'TargetCorrected', data: correction });
  });

  it('that is withdrawn is not revised any more', () =>
    given(issued, { type: 'TargetWithdrawn', data: { target: 'gia-dinh-2015', effectiveOn: '2014-01-01', decision, reason: 'bỏ' } })
      .when(revise)
      .thenRefused('target-withdrawn'));

  it('is added by a decision under an id of its own', () => {
    given(issued).when({ kind: 'add', target, decision, reason: 'bổ sung' }).thenRefused('target-exists');
    const added = { ...target, id: 'dong-ho-2015' };
    given(issued)
      .when({ kind: 'add', target: added, decision, reason: 'bổ sung' })
      .then({ type: 'TargetAdded', data: { target: added, decision, reason: 'bổ sung' } });
  });
});
