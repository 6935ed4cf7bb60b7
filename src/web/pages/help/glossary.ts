export interface Term {
  readonly id: string;
  readonly word: string;
  readonly meaning: string;
}

export const TERMS: readonly Term[] = [
  {
    id: 'chi-so',
    word: 'Chỉ số',
    meaning: 'Điều được đo, ví dụ tỷ lệ gia đình hiếu học. Một số liệu báo cáo một lần dùng cho mọi kế hoạch có chỉ số ấy.',
  },
  {
    id: 'chi-tieu',
    word: 'Chỉ tiêu',
    meaning: 'Mức mà một kế hoạch yêu cầu ở một chỉ số, phải đạt vào một ngày. Chỉ được điều chỉnh bằng một quyết định.',
  },
  { id: 'ky', word: 'Kỳ', meaning: 'Khoảng thời gian của số liệu: năm, nửa năm, quý, tháng hoặc năm học.' },
  {
    id: 'so-lieu',
    word: 'Số liệu',
    meaning: 'Giá trị của một chỉ số, ở một địa bàn, trong một kỳ; với tỷ lệ là tử số và mẫu số, không bao giờ chỉ là phần trăm.',
  },
  {
    id: 'cap',
    word: 'Cấp',
    meaning:
      'Cả nước, cấp tỉnh, cấp huyện (đến 30/06/2025), cấp xã, thôn, khu phố. Khối cơ quan là các cơ quan của một huyện hay thành phố, đứng cạnh các xã.',
  },
  {
    id: 'cong-don',
    word: 'Cộng dồn',
    meaning:
      'Giá trị của cấp trên được cộng từ tử số và mẫu số của các nơi bên dưới; không lấy trung bình các phần trăm. Nơi có số liệu của chính mình thì dùng số ấy.',
  },
  { id: 'da-bao', word: 'Đã báo', meaning: 'Số nơi đã có số liệu trên số nơi phải có. Thiếu nơi nào thì giá trị ghi là chưa đủ.' },
  {
    id: 'xac-minh',
    word: 'Xác minh',
    meaning: 'Người thẩm định xem số liệu và chấp nhận, hoặc trả lại kèm lý do. Người báo cáo không tự xác minh số liệu của mình.',
  },
  {
    id: 'xac-minh-cong',
    word: 'Xác minh của giá trị cộng',
    meaning:
      'Giá trị cộng từ nhiều nơi ghi “đã xác minh” khi mọi số đều đã xác minh, “xác minh 17/19” khi mới một phần, “chưa xác minh” khi chưa số nào, “chờ xác minh lại” khi có số sửa sau xác minh, “bị trả lại” khi có số bị trả lại.',
  },
  {
    id: 'sua-sau-xac-minh',
    word: 'Sửa sau xác minh',
    meaning: 'Số liệu đã xác minh nay được báo lại; số cũ vẫn có giá trị xác minh cho tới khi số mới được xem.',
  },
  { id: 'khong-ap-dung', word: 'Không áp dụng', meaning: 'Địa bàn không có đối tượng để tính. Khác với số 0, và khác với chưa báo cáo.' },
  { id: 'ngay-dang-xem', word: 'Ngày đang xem', meaning: 'Tình hình vào ngày nào: địa bàn, chỉ tiêu, hạn của ngày ấy.' },
  {
    id: 'da-biet-den',
    word: 'Đã biết đến ngày',
    meaning: 'Chỉ tính những gì đã được ghi vào hệ thống đến hết ngày ấy, để trả lời câu hỏi: khi đó chúng ta đã biết gì.',
  },
  {
    id: 'nhat-ky',
    word: 'Nhật ký',
    meaning: 'Danh sách mọi sự kiện, chỉ ghi thêm, không sửa không xoá. Mọi số trên trang này đều tính từ đó.',
  },
  {
    id: 'cong-bo',
    word: 'Công bố',
    meaning: 'Báo cáo được chốt tại một chỗ của nhật ký, có mã để ai cũng kiểm được. Sửa số liệu về sau không làm đổi bản đã công bố.',
  },
  {
    id: 'ho-so-kiem-chung',
    word: 'Hồ sơ kiểm chứng',
    meaning: 'Tệp mang về nhà, dùng bộ kiểm chứng ngoại tuyến để tự kiểm: đủ sự kiện, không bị sửa, số liệu đúng là từ đó mà ra.',
  },
  {
    id: 'dau-niem-phong',
    word: 'Niêm phong, chữ ký',
    meaning: 'Vài giây một lần, toàn bộ nhật ký được niêm phong và ký; sửa hay bỏ một sự kiện về sau thì chữ ký không còn khớp.',
  },
  {
    id: 'cong-nhan',
    word: 'Công nhận',
    meaning:
      'Danh hiệu trao cho gia đình, dòng họ, khu dân cư, đơn vị, cộng đồng theo một quyết định; có thể có hạn, được gia hạn hoặc thu hồi.',
  },
  {
    id: 'ban-nhap',
    word: 'Bản nháp',
    meaning: 'Những gì đang điền mà chưa gửi: chỉ mình người điền thấy, không vào nhật ký, không tính vào đâu.',
  },
  {
    id: 'uoc-tinh',
    word: 'Ước tính',
    meaning: 'Giá trị trước ngày chia tách của một nơi mới, chia từ nơi cũ theo tỷ lệ đã ghi; thay bằng số thật khi nơi mới báo lại.',
  },
  {
    id: 'minh-chung',
    word: 'Minh chứng',
    meaning: 'Tệp chứng minh cho số liệu, báo cáo hay công nhận; được giữ nguyên và nhận ra nếu bị đổi.',
  },
];

export interface HowTo {
  readonly question: string;
  readonly answer: string;
  readonly path: string;
  readonly words: string;
}

export const HOW_TO: readonly HowTo[] = [
  {
    question: 'Chỉ tiêu nào đáng lo nhất?',
    answer: 'Bảng ở trang Tổng quan xếp đáng lo nhất lên đầu.',
    path: '/tong-quan',
    words: 'Tổng quan',
  },
  {
    question: 'Vì sao có con số này?',
    answer: 'Bấm vào chính con số: phép tính, số liệu từng nơi, người báo cáo, quyết định đều ở đó.',
    path: '/tong-quan',
    words: 'Chọn một con số',
  },
  {
    question: 'Ai đang chậm báo cáo?',
    answer: 'Trang Báo cáo và thời hạn, lọc “quá hạn, chưa gửi”.',
    path: '/bao-cao?state=missing',
    words: 'Báo cáo quá hạn',
  },
  {
    question: 'Nhập và gửi số liệu thế nào?',
    answer: 'Vào Nhập số liệu, chọn kỳ, điền, xem lại rồi gửi. Đang điền mà nghỉ thì bản nháp vẫn còn.',
    path: '/nhap',
    words: 'Nhập số liệu',
  },
  {
    question: 'Số liệu bị trả lại thì làm gì?',
    answer: 'Mở từ Việc cần làm, đọc lý do ngay cạnh ô nhập, sửa và gửi lại.',
    path: '/viec',
    words: 'Việc cần làm',
  },
  {
    question: 'Khi ấy chúng ta đã biết gì?',
    answer: 'Ở mọi trang, bấm “Xem ngày khác” rồi chọn ngày ở ô “đã biết đến hết ngày”. Địa chỉ trang gửi được cho người khác.',
    path: '/tong-quan',
    words: 'Thử ở Tổng quan',
  },
  {
    question: 'Làm sao tin rằng không ai sửa số?',
    answer: 'Lấy hồ sơ kiểm chứng và tự kiểm trên máy khác, không cần tin hệ thống này.',
    path: '/kiem-chung',
    words: 'Kiểm chứng',
  },
];
