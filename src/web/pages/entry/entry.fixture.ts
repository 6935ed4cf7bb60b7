import { commune, district, planDocument, province, ratio, target } from '../../../../test/support/small-plan';
import type { System } from '../../../../test/support/system';

export const CLERK = 'demo-an-sinh';
export const COLLEAGUE = 'dong-nghiep';
const AREA = '22.205.07075';

/** Half of 2015 of the commune whose clerk the demo has; what it reports, and what it reported before. */
export async function fillIn(system: System): Promise<void> {
  const areas = [
    province('22'),
    district('22.205', '22'),
    commune(AREA, '22.205', { name: 'xã An Sinh' }),
    commune('22.205.07081', '22.205'),
  ];
  await system.post(
    '/api/plans',
    planDocument('ke-hoach', {
      areas,
      bodies: [{ code: 'phong', name: 'Phòng GD&ĐT', area: '22.205' }],
      issuedOn: '2013-01-02',
      indicators: [
        ratio('ho-hieu-hoc', { name: 'Hộ hiếu học', numerator: 'Số hộ hiếu học', denominator: 'Số hộ', breakdowns: [] }),
        ratio('biet-chu', { name: 'Người biết chữ', numerator: 'Số người biết chữ', denominator: 'Số người', breakdowns: ['sex'] }),
        { ...ratio('lop-hoc', { name: 'Lớp học', unit: 'lớp' }), measure: 'count' },
        { ...ratio('co-trung-tam', { name: 'Có trung tâm' }), measure: 'yes-no' },
      ],
      targets: ['ho-hieu-hoc', 'biet-chu', 'lop-hoc', 'co-trung-tam'].map((code) => target(`t-${code}`, code, { section: 'II.1' })),
      duties: [
        {
          id: 'sau-thang',
          text: 'Báo cáo 6 tháng',
          from: { each: 'commune' },
          to: 'phong',
          every: 'half-year',
          due: { days: 15 },
          figures: 'all',
        },
      ],
    }),
  );
  await report(system, 'ho-hieu-hoc', '2014-H2', { numerator: '800', denominator: '1000' });
  await report(system, 'lop-hoc', '2014-H2', { value: '12' });
}

export const report = (system: System, indicator: string, period: string, body: object, headers: object = { 'If-None-Match': '*' }) =>
  system.put(`/api/figures/${indicator}/${AREA}/${period}`, body, { ...headers, 'X-Actor': COLLEAGUE });

export const SHEET = `/nhap/2015-H1?plan=ke-hoach&duty=sau-thang&area=${AREA}`;
export const CHECK = `/nhap/2015-H1/kiem-tra?plan=ke-hoach&duty=sau-thang&area=${AREA}`;
export const FIGURE = (indicator: string): string => `/api/figures/${indicator}/${AREA}/2015-H1`;
export const REPORT = `/api/reports/ke-hoach/sau-thang/${AREA}/2015-H1`;
