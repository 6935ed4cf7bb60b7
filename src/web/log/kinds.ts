/** What a kind of event is called in a list, by what it is about. */
export const KIND_GROUPS: readonly { readonly words: string; readonly kinds: Readonly<Record<string, string>> }[] = [
  {
    words: 'Số liệu',
    kinds: {
      FigureReported: 'Báo cáo số liệu',
      FigureCorrected: 'Sửa số liệu',
      FigureVerified: 'Xác minh số liệu',
      FigureReturned: 'Trả lại số liệu',
      FigureWithdrawn: 'Rút số liệu',
    },
  },
  {
    words: 'Báo cáo và nhiệm vụ',
    kinds: {
      ReportSubmitted: 'Gửi báo cáo',
      ReportAccepted: 'Nhận báo cáo',
      ReportReturned: 'Trả lại báo cáo',
      DeadlineExtended: 'Gia hạn báo cáo',
      TaskProgressed: 'Ghi tiến độ nhiệm vụ',
      TaskCompleted: 'Hoàn thành nhiệm vụ',
      TaskReopened: 'Mở lại nhiệm vụ',
      ReportPublished: 'Công bố',
    },
  },
  {
    words: 'Kế hoạch và chỉ tiêu',
    kinds: {
      PlanIssued: 'Ban hành kế hoạch',
      PlanCorrected: 'Đính chính kế hoạch',
      PlanTransferred: 'Chuyển kế hoạch',
      PlanClosed: 'Kết thúc kế hoạch',
      TargetAdded: 'Thêm chỉ tiêu',
      TargetRevised: 'Điều chỉnh chỉ tiêu',
      TargetCorrected: 'Đính chính chỉ tiêu',
      TargetWithdrawn: 'Bỏ chỉ tiêu',
    },
  },
  {
    words: 'Danh hiệu',
    kinds: {
      RecognitionGranted: 'Công nhận danh hiệu',
      RecognitionRenewed: 'Công nhận lại danh hiệu',
      RecognitionRevoked: 'Thu hồi danh hiệu',
      SubjectRegistered: 'Ghi sổ đối tượng',
      SubjectMoved: 'Đối tượng chuyển nơi ở',
      ImportStarted: 'Bắt đầu ghi danh sách',
      ImportCompleted: 'Ghi xong danh sách',
      ImportUndone: 'Huỷ danh sách',
    },
  },
  {
    words: 'Địa bàn và danh mục',
    kinds: {
      AreaEstablished: 'Lập địa bàn',
      AreaRenamed: 'Đổi tên địa bàn',
      AreaReclassified: 'Xếp loại lại địa bàn',
      AreaMoved: 'Chuyển địa bàn',
      AreasReorganised: 'Sắp xếp địa bàn',
      AreaDissolved: 'Giải thể địa bàn',
      BodyDefined: 'Ghi cơ quan',
      BodyRevised: 'Sửa cơ quan',
      BodyRetired: 'Ngừng cơ quan',
      IndicatorDefined: 'Định nghĩa chỉ số',
      IndicatorRevised: 'Sửa chỉ số',
      IndicatorRetired: 'Ngừng chỉ số',
      TitleDefined: 'Định nghĩa danh hiệu',
      TitleRevised: 'Sửa danh hiệu',
      TitleRetired: 'Ngừng danh hiệu',
    },
  },
  {
    words: 'Tài khoản và dữ liệu cá nhân',
    kinds: {
      AccountOpened: 'Mở tài khoản',
      AccountClosed: 'Đóng tài khoản',
      RoleGranted: 'Giao vai',
      RoleRevoked: 'Thôi giao vai',
      CredentialsReset: 'Cấp lại cách đăng nhập',
      EvidenceAdded: 'Nộp tệp minh chứng',
      ErasureRequested: 'Yêu cầu xoá dữ liệu',
      ErasureExtended: 'Gia hạn xoá dữ liệu',
      ErasureDeclined: 'Từ chối xoá dữ liệu',
      ErasureBegun: 'Bắt đầu xoá dữ liệu',
      PersonalDataErased: 'Đã xoá dữ liệu',
    },
  },
  {
    words: 'Niêm phong nhật ký',
    kinds: {
      StreamHeadsSealed: 'Niêm phong nhật ký',
      ProjectionSealed: 'Niêm phong bảng tổng hợp',
      OriginChanged: 'Đổi tên nhật ký',
    },
  },
];

const KINDS: ReadonlyMap<string, string> = new Map(KIND_GROUPS.flatMap(({ kinds }) => Object.entries(kinds)));

export const kindWords = (type: string): string => KINDS.get(type) ?? type;
export const isKind = (type: string): boolean => KINDS.has(type);
