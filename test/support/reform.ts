import { DISTRICT, OFFICES } from './dong-trieu';
import { post, report } from './plans';
import type { System } from './system';

/*
 * Đông Triều from 2013 to 2025, on its real names.
 * Read in published texts: the 21 units of 2013 (the plan's file); 1199/NQ-UBTVQH15 of 28-09-2024, in force 01-11-2024 (Tân Việt into
 * Việt Dân, Đông Triều ward into Đức Chính, four wards, the city, 19 units); 1679/NQ-UBTVQH15 of 16-06-2025 (the five wards and what
 * each was made of, Đức Chính divided between An Sinh and Đông Triều), and the wards' codes since.
 * General knowledge, not looked up: number and day of the resolution that made the town and six wards (891/NQ-UBTVQH13, 11-03-2015), and
 * of the one that made four more (the town's council wanted them in 2018). Invented: how Đức Chính's people divide, every figure, the
 * plan of 2021.
 */
const PROVINCE = '22';
const unit = (code: string): string => `${DISTRICT}.07${code}`;

export const UNITS = {
  maoKhe: unit('069'),
  dongTrieu: unit('072'),
  anSinh: unit('075'),
  trangLuong: unit('078'),
  binhKhe: unit('081'),
  vietDan: unit('084'),
  tanViet: unit('087'),
  binhDuong: unit('090'),
  ducChinh: unit('093'),
  trangAn: unit('096'),
  nguyenHue: unit('099'),
  thuyAn: unit('102'),
  xuanSon: unit('105'),
  hongThaiTay: unit('108'),
  hongThaiDong: unit('111'),
  hoangQue: unit('114'),
  yenTho: unit('117'),
  hongPhong: unit('120'),
  kimSon: unit('123'),
  hungDao: unit('126'),
  yenDuc: unit('129'),
} as const;

/** Made on 1 November 2024: the State kept code and name, the boundaries are others. */
export const VIET_DAN_2024 = `${UNITS.vietDan}-2024`;
export const DUC_CHINH_2024 = `${UNITS.ducChinh}-2024`;

export const WARDS = {
  anSinh: '22.07090',
  dongTrieu: '22.07093',
  binhKhe: '22.07081',
  maoKhe: '22.07069',
  hoangQue: '22.07114',
} as const;

const U = UNITS;
/** Each ward and the units that lie in it whole. */
export const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  [WARDS.anSinh]: [U.binhDuong, U.anSinh, VIET_DAN_2024],
  [WARDS.dongTrieu]: [U.thuyAn, U.hungDao, U.hongPhong, U.nguyenHue],
  [WARDS.binhKhe]: [U.trangAn, U.binhKhe, U.trangLuong],
  [WARDS.maoKhe]: [U.xuanSon, U.kimSon, U.yenTho, U.maoKhe],
  [WARDS.hoangQue]: [U.yenDuc, U.hoangQue, U.hongThaiTay, U.hongThaiDong],
};
/** The 21 of 2013, and the 19 between November 2024 and June 2025. */
export const ALL_21: readonly string[] = Object.values(UNITS);
export const ALL_19: readonly string[] = [...Object.values(MADE_OF).flat(), DUC_CHINH_2024].toSorted();

const ENDED_IN_2024: readonly string[] = [U.tanViet, U.vietDan, U.dongTrieu, U.ducChinh];
/** In all of which nothing changed until 2025. */
export const THE_SAME_17 = ALL_21.filter((one) => !ENDED_IN_2024.includes(one));

export const TOWN = { number: '891/NQ-UBTVQH13', issuedOn: '2015-03-11', issuer: 'Ủy ban Thường vụ Quốc hội' };
export const CITY = { number: '1199/NQ-UBTVQH15', issuedOn: '2024-09-28', issuer: 'Ủy ban Thường vụ Quốc hội' };
export const REFORM = { number: '1679/NQ-UBTVQH15', issuedOn: '2025-06-16', issuer: 'Ủy ban Thường vụ Quốc hội' };

type Change = Readonly<Record<string, unknown>>;
const raised = (on: string, kind: string, decision: object, ...areas: readonly string[]): Change[] =>
  areas.map((area) => ({ type: 'reclassified', on, area, kind, decision }));

/** Huyện → thị xã, two townships and four communes → wards: the ids stay. */
export const OF_2015 = [
  ...raised('2015-03-11', 'thị xã', TOWN, DISTRICT),
  ...raised('2015-03-11', 'phường', TOWN, U.maoKhe, U.dongTrieu, U.hungDao, U.ducChinh, U.xuanSon, U.kimSon),
];
const FOUR = { number: '837/NQ-UBTVQH14', issuedOn: '2019-12-17', issuer: 'Ủy ban Thường vụ Quốc hội' };
export const OF_2020 = raised('2020-02-01', 'phường', FOUR, U.hoangQue, U.yenTho, U.hongPhong, U.trangAn);

const merged = (id: string, name: string, kind: string, from: readonly string[]): Change => ({
  type: 'reorganised',
  on: '2024-11-01',
  decision: CITY,
  reason: 'Sắp xếp đơn vị hành chính cấp xã',
  from,
  to: [{ id, officialCode: id.slice(7, 12), name, level: 'commune', kind, parent: DISTRICT }],
  parts: from.map((one) => ({ from: one, to: id })),
});
export const OF_2024 = [
  merged(VIET_DAN_2024, 'Việt Dân', 'xã', [U.vietDan, U.tanViet]),
  merged(DUC_CHINH_2024, 'Đức Chính', 'phường', [U.ducChinh, U.dongTrieu]),
  ...raised('2024-11-01', 'phường', CITY, U.binhDuong, U.thuyAn, U.binhKhe, U.yenDuc),
  ...raised('2024-11-01', 'thành phố', CITY, DISTRICT),
];

const NAMES: Readonly<Record<string, string>> = {
  [WARDS.anSinh]: 'An Sinh',
  [WARDS.dongTrieu]: 'Đông Triều',
  [WARDS.binhKhe]: 'Bình Khê',
  [WARDS.maoKhe]: 'Mạo Khê',
  [WARDS.hoangQue]: 'Hoàng Quế',
};

/** How Đức Chính lies in two wards; null: nobody knows. */
export type Division = { readonly anSinh: string; readonly dongTrieu: string } | null;

/** The city and its offices end without a successor, its nineteen units become five wards right under the province. */
export const reformOf = (division: Division): Change => ({
  type: 'reorganised',
  on: '2025-07-01',
  decision: REFORM,
  reason: 'Tổ chức chính quyền địa phương hai cấp',
  from: [DISTRICT, OFFICES, ...ALL_19],
  to: Object.entries(NAMES).map(([id, name]) => ({
    id,
    officialCode: id.slice(3),
    name,
    level: 'commune',
    kind: 'phường',
    parent: PROVINCE,
  })),
  parts: [
    ...Object.entries(MADE_OF).flatMap(([to, from]) => from.map((one) => ({ from: one, to }))),
    { from: DUC_CHINH_2024, to: WARDS.anSinh, ...(division && { share: division.anSinh }) },
    { from: DUC_CHINH_2024, to: WARDS.dongTrieu, ...(division && { share: division.dongTrieu }) },
  ],
});

export const PLAN_2021 = 'dong-trieu-2021';
export const HOUSEHOLDS = 'gia-dinh-hieu-hoc';
export const OFFICE = 'phong-gddt-dong-trieu';
export const PROVINCIAL = 'so-gddt-quang-ninh';
/** Invented, in the manner of the plans that follow 1373/QĐ-TTg: it runs over the reform. Areas, titles and indicators are those of 2013. */
export const planOf2021 = {
  plan: PLAN_2021,
  title: 'Kế hoạch xây dựng xã hội học tập giai đoạn 2021-2026 (giả định)',
  issuedOn: '2021-02-01',
  issuer: 'UBND thị xã Đông Triều',
  area: DISTRICT,
  period: { from: '2021-01-01', to: '2026-12-31' },
  targets: [
    {
      id: 'gia-dinh-2025',
      indicator: HOUSEHOLDS,
      text: '85% hộ gia đình đạt danh hiệu Gia đình hiếu học',
      due: '2026-12-31',
      criterion: { kind: 'at-least', value: '85' },
    },
    {
      id: 'don-vi-2025',
      indicator: 'don-vi-hieu-hoc',
      text: '60% đơn vị đạt danh hiệu Đơn vị hiếu học',
      due: '2026-12-31',
      criterion: { kind: 'at-least', value: '60' },
    },
  ],
  bodies: [{ code: PROVINCIAL, name: 'Sở Giáo dục và Đào tạo Quảng Ninh', area: PROVINCE }],
  duties: [
    { id: 'xa', text: 'báo cáo 6 tháng', from: { each: 'commune' }, to: OFFICE, every: 'half-year', figures: [HOUSEHOLDS] },
    { id: 'phong', text: 'tổng hợp, báo cáo Sở', from: { bodies: [OFFICE] }, to: PROVINCIAL, every: 'half-year', figures: 'none' },
  ],
  verification: [
    { from: '2021-01-01', levels: ['commune', 'district', 'province'] },
    { from: '2025-07-01', levels: ['commune', 'province'] },
  ],
};

export async function change(system: System, ...changes: readonly Change[]): Promise<void> {
  for (const one of changes) await post(system, '/api/area-changes', one);
}

/** `a/b` for each of these. */
export async function reportAll(system: System, period: string, areas: readonly string[], value: string): Promise<void> {
  const [numerator, denominator] = value.split('/');
  for (const area of areas) await report(system, HOUSEHOLDS, area, period, { numerator, denominator });
}
