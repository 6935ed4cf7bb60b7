import type { Role } from '../platform/access/actions';

/** What roles, kinds and states are called on every page. Terms of the rules stand in src/platform/text/terms.ts. */
export const ROLES: Readonly<Record<Role, string>> = {
  clerk: 'Người báo cáo',
  verifier: 'Người thẩm định',
  recogniser: 'Người công nhận',
  planner: 'Người lập kế hoạch',
  supervisor: 'Lãnh đạo',
  auditor: 'Người kiểm tra',
  administrator: 'Quản trị hệ thống',
};

export const LEVELS: Readonly<Record<string, string>> = {
  country: 'cả nước',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  village: 'thôn, khu phố',
  sector: 'khối cơ quan',
};
