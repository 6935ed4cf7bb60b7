import type { Criterion, State } from '@hieuhoc/indicator-maths';
import type { Standing } from '../../known/recognised';
import type { ReportState } from '../../parts/report-tag';
import type { TaskState } from '../tasks/task.words';
import type { FigureView } from '../../../figures';

/* What each tag says, and who acts next. A state without its sentence does not compile. */

export const STATES: Readonly<Record<State, string>> = {
  achieved: 'Đến hạn, hoặc trước hạn, mức yêu cầu đã đạt và đủ nơi báo cáo.',
  'achieved-late': 'Đạt, nhưng sau ngày phải đạt.',
  'on-track': 'Chưa đến hạn; giá trị không thấp hơn đường thẳng từ mức gốc đến mức yêu cầu vào ngày đang xem.',
  'at-risk': 'Chưa đến hạn; thấp hơn đường ấy một ít. Nơi chủ trì cần xem vì sao.',
  'off-track': 'Chưa đến hạn; thấp hơn đường ấy nhiều, hoặc yêu cầu phải đạt suốt mà nay chưa đạt. Cần có biện pháp.',
  missed: 'Đã qua hạn mà không đạt.',
  'awaiting-data': 'Đã qua hạn, còn nơi chưa báo cáo nên chưa kết luận. Nơi thiếu báo cáo cần gửi.',
  'no-data': 'Chưa có số liệu để đánh giá.',
  undetermined: 'Có số liệu nhưng chưa đủ căn cứ kết luận, ví dụ thiếu mức gốc.',
  'not-started': 'Giai đoạn của chỉ tiêu chưa bắt đầu.',
  'not-applicable': 'Chỉ tiêu không áp dụng ở địa bàn này.',
};

/** Of a row under a judged one. */
export const AGAINST: Readonly<Record<'met' | 'not-met', string>> = {
  met: 'Nơi này một mình đã ở mức mà kế hoạch yêu cầu chung; kết luận chỉ có ở địa bàn của kế hoạch.',
  'not-met': 'Nơi này một mình còn dưới mức chung; không có nghĩa là không đạt.',
};

export const REPORTS: Readonly<Record<ReportState, string>> = {
  'not-due': 'Kỳ báo cáo chưa kết thúc.',
  open: 'Đã đến kỳ, còn hạn. Nơi báo cáo cần gửi.',
  missing: 'Đã qua hạn mà chưa gửi lần nào. Gửi muộn vẫn được nhận, và vẫn ghi là muộn.',
  submitted: 'Đã gửi; nơi nhận xem rồi nhận hoặc trả lại.',
  returned: 'Nơi nhận trả lại kèm lý do; nơi báo cáo sửa và gửi lại. Đúng hạn hay không vẫn tính theo lần gửi đầu.',
  accepted: 'Nơi nhận đã nhận, và như vậy đã xác minh đúng các số liệu được gửi.',
};

export const REVIEWS: Readonly<Record<FigureView['review'], string>> = {
  waiting: 'Số đã báo hoặc đã sửa, chưa ai xem.',
  verified: 'Người thẩm định đã xem và chấp nhận đúng số này.',
  returned: 'Người thẩm định trả lại kèm lý do; trong khi chờ sửa vẫn tính theo số đã báo.',
  withdrawn: 'Nơi báo cáo đã rút, coi như chưa báo; lịch sử vẫn còn.',
};

export const TASKS: Readonly<Record<TaskState, string>> = {
  assigned: 'Chưa ai ghi tiến độ, chưa đến hạn.',
  'in-progress': 'Đã ghi tiến độ, chưa đến hạn. 100% cũng chưa phải là xong: xong thì phải ghi hoàn thành.',
  done: 'Được ghi hoàn thành trong hạn; ngày ghi vào hệ thống là ngày tính.',
  'done-late': 'Được ghi hoàn thành sau hạn.',
  overdue: 'Đã qua hạn mà chưa được ghi hoàn thành. Nơi chủ trì cần làm hoặc ghi.',
  'open-ended': 'Làm thường xuyên hoặc khi được yêu cầu: không có ngày nào để quá hạn.',
  ceased: 'Kế hoạch kết thúc trước khi nhiệm vụ đến hạn.',
};

export const STANDINGS: Readonly<Record<Standing, readonly [word: string, meaning: string]>> = {
  live: ['Đang giữ', 'Danh hiệu có hiệu lực vào ngày đang xem.'],
  'to-come': ['Có hiệu lực từ …', 'Đã có quyết định, chưa đến ngày công nhận.'],
  expired: ['Hết hạn từ sau …', 'Thời hạn đã qua mà không gia hạn.'],
  revoked: ['Bị thu hồi từ …', 'Một quyết định đã thu hồi.'],
  annulled: ['Đã huỷ công nhận', 'Bị thu hồi ngay từ ngày công nhận: coi như chưa từng có.'],
  ended: ['Kết thúc cùng địa bàn', 'Danh hiệu của chính một địa bàn đã kết thúc.'],
};

/** With what each kind of requirement is shown by. */
export const CRITERIA: Readonly<Record<Criterion['kind'], readonly [shown: Criterion, meaning: string]>> = {
  'at-least': [{ kind: 'at-least', value: '85' }, 'Giá trị không dưới mức này; vượt mức trên, nếu văn bản ghi, không phải là không đạt.'],
  'at-most': [{ kind: 'at-most', value: '5' }, 'Giá trị không vượt mức này.'],
  complete: [{ kind: 'complete' }, 'Tử số bằng mẫu số, và mọi nơi phải báo đều đã báo.'],
  'count-of': [
    { kind: 'count-of', count: 21, of: 21 },
    'Bao nhiêu nơi đạt trên bao nhiêu nơi. Số nơi nay khác số văn bản ghi thì trang có nhắc.',
  ],
  increase: [{ kind: 'increase', over: 'year' }, 'So từng năm với năm trước; “tăng trong cả kỳ” là so với mức gốc.'],
  'not-below-baseline': [{ kind: 'not-below-baseline' }, 'Không thấp hơn giá trị lúc bắt đầu.'],
  parity: [{ kind: 'parity', breakdown: 'sex' }, 'Hai nhóm, ví dụ nam và nữ, không chênh nhau quá mức cho phép.'],
  qualitative: [{ kind: 'qualitative' }, 'Người có trách nhiệm kết luận đạt hay không, kèm lời giải thích.'],
};
