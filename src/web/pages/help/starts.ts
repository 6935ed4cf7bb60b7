import type { Action, Role } from '../../../platform/access/actions';

/** One thing to do, and the page where it is done: a link for whoever may open it. */
export interface Step {
  readonly words: string;
  readonly path: string;
  readonly page: string;
  /** Left out: for everybody. */
  readonly for?: Action;
}

const SECOND_FACTOR: Step = {
  words: 'Thiết lập xác thực hai lớp: vai này chỉ làm việc được khi đăng nhập kèm mã 6 số trên điện thoại.',
  path: '/toi/hai-lop',
  page: 'Xác thực hai lớp',
};
const WORK: Step = { words: 'Mỗi ngày bắt đầu ở đây: việc nào đang chờ, hạn ngày nào.', path: '/viec', page: 'Việc cần làm' };

/** What each role does first, in the order in which a newcomer does it. */
export const STARTS: Readonly<Record<Role, readonly Step[]>> = {
  clerk: [
    WORK,
    {
      words:
        'Chọn kỳ rồi điền tử số và mẫu số; phần trăm do hệ thống tính. Đang điền mà nghỉ thì bản nháp vẫn còn; có mẫu Excel để điền ở nhà.',
      path: '/nhap',
      page: 'Nhập số liệu',
      for: 'figure.report',
    },
    {
      words: 'Xem lại, trả lời điều hệ thống hỏi về số khác thường, rồi ghi và gửi báo cáo trước hạn.',
      path: '/bao-cao',
      page: 'Báo cáo và thời hạn',
      for: 'report.read',
    },
    { words: 'Bị trả lại thì đọc lý do cạnh ô nhập, sửa kèm lý do sửa, gửi lại.', path: '/viec', page: 'Việc cần làm' },
    { words: 'Ghi tiến độ những nhiệm vụ mà cơ quan mình chủ trì hoặc phối hợp.', path: '/nhiem-vu', page: 'Nhiệm vụ', for: 'task.read' },
  ],
  verifier: [
    SECOND_FACTOR,
    {
      words:
        'Xem từng tờ số liệu đang chờ: đúng thì xác minh, chưa đúng thì trả lại kèm lý do. Không ai tự xác minh số mình đã báo hoặc sửa.',
      path: '/xac-minh',
      page: 'Xác minh',
      for: 'figure.read',
    },
    {
      words: 'Nhận hoặc trả lại cả báo cáo; xem nơi nào quá hạn, gia hạn khi có lý do chính đáng.',
      path: '/bao-cao?state=missing',
      page: 'Báo cáo quá hạn',
      for: 'report.read',
    },
  ],
  recogniser: [
    {
      words: 'Tìm sổ của một danh hiệu ở một nơi: ai đang giữ, ai sắp hết hạn.',
      path: '/cong-nhan',
      page: 'Công nhận danh hiệu',
      for: 'recognition.read',
    },
    {
      words: 'Công nhận từng hộ, dòng họ, đơn vị theo một quyết định; chưa có trong sổ thì đăng ký ngay ở đó.',
      path: '/cong-nhan/moi',
      page: 'Công nhận mới',
      for: 'recognition.grant',
    },
    {
      words: 'Cả danh sách của một quyết định thì đưa lên một tệp: hệ thống thử trước, ghi sau, và hoàn lại được.',
      path: '/cong-nhan/danh-sach',
      page: 'Công nhận theo danh sách',
      for: 'import.run',
    },
  ],
  planner: [
    {
      words: 'Ban hành kế hoạch từ văn bản ghi theo mẫu; còn lỗi thì không ghi gì.',
      path: '/ke-hoach',
      page: 'Kế hoạch',
      for: 'plan.read',
    },
    {
      words:
        'Điều chỉnh hay bỏ chỉ tiêu theo một quyết định: mở kế hoạch, chọn “Điều chỉnh” ở chỉ tiêu. Những ngày trước đó vẫn xét theo mức cũ.',
      path: '/ke-hoach',
      page: 'Chọn kế hoạch',
      for: 'plan.read',
    },
    {
      words: 'Sáp nhập, chia tách, đổi tên địa bàn: mở địa bàn, chọn “Thay đổi”; trang kiểm tra nói trước điều sẽ xảy ra.',
      path: '/don-vi',
      page: 'Địa bàn',
      for: 'status.read',
    },
    { words: 'Chỉ số, danh hiệu, cơ quan dùng chung cho mọi kế hoạch.', path: '/danh-muc', page: 'Danh mục', for: 'catalogue.read' },
  ],
  supervisor: [
    { words: 'Xem chỉ tiêu nào đáng lo nhất và ai phải làm gì.', path: '/tong-quan', page: 'Tổng quan', for: 'status.read' },
    { words: 'Xem nơi nào chậm báo cáo.', path: '/bao-cao?state=missing', page: 'Báo cáo quá hạn', for: 'report.read' },
    { words: 'So hai ngày để biết điều gì đã đổi, do ai, vì sao.', path: '/so-sanh', page: 'So sánh hai thời điểm', for: 'status.read' },
    { words: 'Chốt một báo cáo có mã để ai cũng kiểm được.', path: '/cong-bo', page: 'Công bố', for: 'status.read' },
  ],
  auditor: [
    { words: 'Tìm ai đã làm gì, lúc nào, theo căn cứ gì.', path: '/nhat-ky', page: 'Nhật ký', for: 'history.read' },
    { words: 'So hai ngày, hoặc hỏi “khi ấy đã biết gì”.', path: '/so-sanh', page: 'So sánh hai thời điểm', for: 'status.read' },
    { words: 'Lấy hồ sơ kiểm chứng, tự kiểm trên máy khác rằng không thiếu, không sửa.', path: '/kiem-chung', page: 'Kiểm chứng' },
    { words: 'Xem ai đang có quyền gì, ai đã cấp.', path: '/tai-khoan', page: 'Tài khoản và quyền', for: 'account.read' },
  ],
  administrator: [
    SECOND_FACTOR,
    {
      words: 'Mở tài khoản cho từng người, cấp vai trò ở đúng địa bàn; mật khẩu một lần hiện đúng một lần để bàn giao.',
      path: '/tai-khoan/moi',
      page: 'Mở tài khoản',
      for: 'account.open',
    },
    {
      words: 'Nhắc người chưa đổi mật khẩu lần đầu hoặc chưa có xác thực hai lớp.',
      path: '/tai-khoan?lacks=password-change',
      page: 'Ai chưa đổi mật khẩu',
      for: 'account.read',
    },
    {
      words: 'Xem hệ thống có chạy bình thường không; có bảng nào dừng thì trang này nói cách đi tiếp.',
      path: '/he-thong',
      page: 'Tình trạng hệ thống',
      for: 'system.read',
    },
  ],
};
