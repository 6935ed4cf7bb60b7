import { AN_SINH, PLAN } from '../../../../test/support/dong-trieu';
import { PageVisitor } from '../../../../test/support/page-visitor';
import { issue } from '../../../../test/support/plans';
import { startSystem, type System } from '../../../../test/support/system';

export const FAMILY = 'gia-dinh-hieu-hoc';
export const POINTS = 'don-vi-cham-diem';
export const NAME = 'Nhà ông <img src=x onerror=alert(1)>';

export const decision = (number = '12/QĐ-UBND') => ({ number, issuedOn: '2015-11-15', issuer: 'UBND xã An Sinh' });
/** As a form has it. */
export const decisionFields = (prefix = '', number = '12/QĐ-UBND') => ({
  [`${prefix}number`]: number,
  [`${prefix}issuedOn`]: '2015-11-15',
  [`${prefix}issuer`]: 'UBND <b>xã</b>',
});

/** Đông Triều's plan, a title for a term, one by points, and a family whose name is an attack. */
export async function recognitionSystem(): Promise<System> {
  const system = await startSystem({ now: () => new Date('2016-03-01T02:00:00Z') });
  await issue(system, PLAN);
  await system.post('/api/titles', {
    code: POINTS,
    name: 'Đơn vị chấm điểm',
    subject: 'unit',
    grantedBy: 'district',
    validity: { months: 36 },
    criteria: {
      kind: 'points',
      version: 'v1',
      outOf: '100',
      cutOffs: [
        { level: 'kha', name: 'Khá', atLeast: '70' },
        { level: 'tot', name: 'Tốt', atLeast: '85' },
      ],
    },
  });
  await system.post('/api/subjects', { ref: 'ho-1', kind: 'household', area: AN_SINH, name: NAME });
  await system.post('/api/subjects', { ref: 'truong-1', kind: 'unit', area: AN_SINH, name: 'Trường Tiểu học An Sinh' });
  await system.post('/api/recognitions', {
    title: FAMILY,
    subject: 'ho-1',
    area: AN_SINH,
    decision: decision(),
    recognisedOn: '2015-11-20',
    validUntil: '2016-04-20',
  });
  await system.get(`/api/me?after=${system.position}`, { 'X-Actor': 'can-bo-1' });
  return system;
}

export const recogniser = (system: System): Promise<PageVisitor> => PageVisitor.as(system.url, 'demo-khuyen-hoc');
