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

/** `todo` of GET /api/me: what waits, and the page where it is done. */
export const TODO: Readonly<Record<string, { readonly words: (count: number) => string }>> = {
  'report.due': { words: (count) => `${count} báo cáo sắp đến hạn` },
  'report.missing': { words: (count) => `${count} báo cáo quá hạn chưa gửi` },
  'report.returned': { words: (count) => `${count} báo cáo bị trả lại` },
  'figure.returned': { words: (count) => `${count} số liệu bị trả lại` },
};

export const LEVELS: Readonly<Record<string, string>> = {
  country: 'cả nước',
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  village: 'thôn, khu phố',
  sector: 'khối cơ quan',
};
