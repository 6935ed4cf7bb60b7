import type { Role } from '../../../platform/access/actions';

/** What a role may do, as one would tell a colleague; docs/access.md has the table. */
export const DOES: Readonly<Record<Role, string>> = {
  clerk: 'nhập, sửa và rút số liệu; gửi báo cáo; đăng ký đối tượng được công nhận; ghi tiến độ nhiệm vụ',
  verifier: 'xác minh hoặc trả lại số liệu; nhận hoặc trả lại báo cáo; gia hạn',
  recogniser: 'công nhận, gia hạn và thu hồi danh hiệu; đăng ký đối tượng được công nhận',
  planner: 'ban hành kế hoạch, điều chỉnh chỉ tiêu, mở lại nhiệm vụ, ghi thay đổi địa bàn, công bố',
  supervisor: 'xem mọi số liệu và ai đã làm gì; công bố; xoá dữ liệu cá nhân khi có yêu cầu',
  auditor: 'xem mọi số liệu, ai đã làm gì và ai có quyền gì; lập hồ sơ kiểm chứng',
  administrator: 'mở và đóng tài khoản, giao và thu quyền, xem và dựng lại bảng tổng hợp',
};

export const METHODS = { password: 'mật khẩu', oidc: 'định danh của cơ quan', demo: 'người mẫu' } as const;
