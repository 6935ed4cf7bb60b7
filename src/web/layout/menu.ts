import type { Action } from '../../platform/access/actions';

export interface MenuEntry {
  readonly path: string;
  readonly words: string;
  /** Shown to whoever may do one of these somewhere. */
  readonly for: readonly Action[];
  /** Kinds of `todo` that are done there. */
  readonly todo?: readonly string[];
  /** About one plan: the link carries it on. */
  readonly plan?: true;
  /** Of somebody's own: a guest of the demo has none. */
  readonly own?: true;
}

export interface MenuGroup {
  readonly words: string;
  readonly entries: readonly MenuEntry[];
}

/** The pages that one begins at. */
export const MENU: readonly MenuGroup[] = [
  {
    words: 'Công việc',
    entries: [
      { path: '/viec', words: 'Việc cần làm', for: ['status.read', 'account.read'], own: true },
      { path: '/nhap', words: 'Nhập số liệu', for: ['figure.report'], todo: ['figure.returned'] },
      { path: '/xac-minh', words: 'Xác minh', for: ['figure.verify', 'report.accept'], todo: ['figure.waiting', 'report.to-accept'] },
      { path: '/cong-nhan', words: 'Công nhận danh hiệu', for: ['recognition.read'], todo: ['erasure.open', 'erasure.overdue'] },
      {
        path: '/bao-cao',
        words: 'Báo cáo và thời hạn',
        for: ['report.read'],
        todo: ['report.due', 'report.missing', 'report.returned'],
        plan: true,
      },
      { path: '/nhiem-vu', words: 'Nhiệm vụ', for: ['task.read'], plan: true },
    ],
  },
  {
    words: 'Tình hình',
    entries: [
      { path: '/tong-quan', words: 'Tổng quan', for: ['status.read'], plan: true },
      { path: '/chi-tieu', words: 'Chỉ tiêu', for: ['status.read'], plan: true },
      { path: '/don-vi', words: 'Địa bàn', for: ['status.read'], plan: true },
      { path: '/ma-tran', words: 'Bảng đối chiếu', for: ['status.read'], plan: true },
      { path: '/ke-hoach', words: 'Kế hoạch', for: ['plan.read'] },
      { path: '/danh-muc', words: 'Danh mục', for: ['catalogue.read'] },
    ],
  },
  {
    words: 'Kiểm tra',
    entries: [
      { path: '/nhat-ky', words: 'Nhật ký', for: ['history.read'] },
      { path: '/so-sanh', words: 'So sánh hai thời điểm', for: ['status.read'], plan: true },
      { path: '/cong-bo', words: 'Công bố', for: ['status.read'], plan: true },
      { path: '/kiem-chung', words: 'Kiểm chứng', for: [] },
    ],
  },
  {
    words: 'Hệ thống',
    entries: [
      { path: '/tai-khoan', words: 'Tài khoản và quyền', for: ['account.read'], todo: ['account.first-password'] },
      { path: '/he-thong', words: 'Tình trạng hệ thống', for: ['system.read'] },
      { path: '/tro-giup', words: 'Trợ giúp, thuật ngữ', for: [] },
    ],
  },
];
