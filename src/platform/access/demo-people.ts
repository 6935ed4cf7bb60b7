import type { Role } from './actions';
import type { AccountRights } from './grants';

/** Somebody that a visitor of the demo may be. An invented person: an office and a role, no name. */
export interface DemoPerson {
  readonly id: string;
  readonly label: string;
  readonly plan: string;
  readonly roles: readonly { readonly role: Role; readonly area: string | null }[];
}

const person = (id: string, plan: string, label: string, role: Role, area: string | null): DemoPerson => ({
  id: `demo-${id}`,
  label: `${label} (người mẫu)`,
  plan,
  roles: [{ role, area }],
});

const DONG_TRIEU = 'dong-trieu-2013';
const HA_NOI = 'ha-noi-2013';
const HUYEN_UY = 'huyen-uy-2016';
const LANG_GIANG = 'lang-giang-2023';
const PHU_TAN = 'phu-tan-2022';

/** Of all five plans; the demo alone knows them. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('an-sinh', DONG_TRIEU, 'Cán bộ xã An Sinh, huyện Đông Triều', 'clerk', '22.205.07075'),
  person('binh-khe', DONG_TRIEU, 'Cán bộ xã Bình Khê, huyện Đông Triều', 'clerk', '22.205.07081'),
  person('viet-dan', DONG_TRIEU, 'Cán bộ xã Việt Dân, huyện Đông Triều (sau sáp nhập)', 'clerk', '22.205.07084'),
  person('to-truong', DONG_TRIEU, 'Người tổng hợp báo cáo, Phòng GD&ĐT huyện Đông Triều', 'clerk', '22.205'),
  person('van-phong-ubnd', DONG_TRIEU, 'Người nhận báo cáo, Văn phòng UBND huyện Đông Triều', 'verifier', '22.205'),
  person('phong-gddt', DONG_TRIEU, 'Người thẩm định, Phòng GD&ĐT huyện Đông Triều', 'verifier', '22.205'),
  person('khuyen-hoc', DONG_TRIEU, 'Người công nhận, Hội Khuyến học huyện Đông Triều', 'recogniser', '22.205'),
  person('ubnd-dong-trieu', DONG_TRIEU, 'Người lập kế hoạch, UBND huyện Đông Triều', 'planner', '22.205'),
  person('lanh-dao', DONG_TRIEU, 'Lãnh đạo UBND huyện Đông Triều', 'supervisor', '22.205'),
  person('thanh-tra', DONG_TRIEU, 'Người kiểm tra, tỉnh Quảng Ninh', 'auditor', '22'),
  person('quan-tri', DONG_TRIEU, 'Người quản trị hệ thống', 'administrator', null),
  person('ba-dinh', HA_NOI, 'Cán bộ quận Ba Đình, Hà Nội', 'clerk', '01.001'),
  person('so-gddt-ha-noi', HA_NOI, 'Người thẩm định, Sở GD&ĐT Hà Nội', 'verifier', '01'),
  person('ubnd-ha-noi', HA_NOI, 'Người lập kế hoạch, UBND thành phố Hà Nội', 'planner', '01'),
  person('tuyen-giao', HUYEN_UY, 'Người báo cáo, Ban Tuyên giáo huyện ủy', 'clerk', 'huyen-chua-ro-ten'),
  person('van-phong-huyen-uy', HUYEN_UY, 'Người nhận báo cáo, Văn phòng huyện ủy', 'verifier', 'huyen-chua-ro-ten'),
  person('huyen-uy', HUYEN_UY, 'Lãnh đạo Ban Thường vụ huyện ủy', 'supervisor', 'huyen-chua-ro-ten'),
  person('nghia-hoa', LANG_GIANG, 'Cán bộ xã Nghĩa Hòa, huyện Lạng Giang', 'clerk', '24.217.07378'),
  person('phong-tckh', LANG_GIANG, 'Người báo cáo, Phòng Tài chính - Kế hoạch huyện Lạng Giang', 'clerk', '24.217'),
  person('phong-gddt-lang-giang', LANG_GIANG, 'Người thẩm định, Phòng GD&ĐT huyện Lạng Giang', 'verifier', '24.217'),
  person('doan-the', PHU_TAN, 'Người báo cáo của các đoàn thể, huyện Phú Tân', 'clerk', '96.972'),
  person('phu-thuan', PHU_TAN, 'Cán bộ xã Phú Thuận, huyện Phú Tân', 'clerk', '96.972.32214'),
  person('phong-gddt-phu-tan', PHU_TAN, 'Người thẩm định, Phòng GD&ĐT huyện Phú Tân', 'verifier', '96.972'),
];

const BY_ID = new Map(DEMO_PEOPLE.map((one) => [one.id, one]));

export const demoPerson = (id: string): DemoPerson | null => BY_ID.get(id) ?? null;

/** The rights of a demo person; null for anybody else. */
export function demoRights(account: string): AccountRights | null {
  const found = demoPerson(account);
  if (found === null) return null;
  const grants = found.roles.map(({ role, area }) => ({ role, area, from: null, until: null }));
  return { account, kind: 'person', grants, open: true };
}
