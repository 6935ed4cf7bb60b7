import { shownDay } from '../../../platform/text/terms';
import type { ApiProblem } from '../../api/problem';
import { textIn, type Data } from '../../log/json';
import type { FormProblem } from '../../parts/error-summary';
import { problemsAt } from '../../parts/form-problems';
import { shown } from '../../parts/numbers';

interface Refusal {
  readonly words: (facts: Data) => string;
  /** The field it is about, where a form has it. */
  readonly field?: string;
}

const day = (facts: Data, name: string): string => (textIn(facts, name) === '' ? '' : ` ${shownDay(textIn(facts, name))}`);
const until = (facts: Data): string =>
  facts['validUntil'] === null ? ', không thời hạn' : textIn(facts, 'validUntil') === '' ? '' : `, đến hết${day(facts, 'validUntil')}`;
const said = (words: string, field?: string): Refusal => ({ words: () => words, ...(field !== undefined && { field }) });

/** Why a title is not given, taken or prolonged, as an office says it; a list of many has only the code. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  'already-live': {
    words: (facts) =>
      `Đang giữ danh hiệu này${textIn(facts, 'recognisedOn') === '' ? '' : ` (công nhận${day(facts, 'recognisedOn')}${until(facts)})`}; mỗi nơi chỉ giữ một lần. Hãy công nhận lại (gia hạn), hoặc ghi ngày sau khi hết hạn.`,
    field: 'recognisedOn',
  },
  'not-live': said('Vào ngày ấy danh hiệu không còn hiệu lực, nên không gia hạn được: hãy công nhận mới.', 'renewedOn'),
  'does-not-expire': said('Danh hiệu này không có thời hạn, không cần gia hạn.'),
  'upgrade-too-early': {
    words: (facts) => `Đang giữ mức dưới từ${day(facts, 'recognisedOn')}; sớm nhất${day(facts, 'earliest')} mới xét lên mức này.`,
    field: 'recognisedOn',
  },
  'renewal-adds-nothing': {
    words: (facts) => `Thời hạn mới không dài hơn thời hạn đang có (đến hết${day(facts, 'lastDay')}): hãy ghi ngày sau đó.`,
    field: 'validUntil',
  },
  'valid-until-before-recognised': said('Ngày hết hạn trước ngày công nhận: hãy sửa lại ngày.', 'validUntil'),
  'already-revoked': { words: (facts) => `Danh hiệu đã bị thu hồi từ${day(facts, 'revokedOn')}.` },
  'revoked-before-granted': {
    words: (facts) => `Công nhận ngày${day(facts, 'recognisedOn')}: ngày thu hồi không thể trước ngày đó.`,
    field: 'revokedOn',
  },
  'subject-registered-differently': said(
    'Mã này đã ghi sổ với tên hoặc địa bàn khác: hãy kiểm tra lại mã, hoặc để trống để hệ thống cấp mã mới.',
    'ref',
  ),
  'subject-of-another-kind': said(
    'Danh hiệu này không dành cho loại đối tượng ấy (hộ, dòng họ, khu dân cư, đơn vị, cộng đồng): hãy chọn đúng danh hiệu.',
  ),
  'subject-lives-elsewhere': said('Sổ ghi đối tượng này ở địa bàn khác: hãy sửa địa bàn, hoặc ghi chuyển nơi ở trước.', 'area'),
  'not-the-grantor': said('Danh hiệu này do cấp khác công nhận: hãy gửi nơi có thẩm quyền quyết định.'),
  'no-grantor-there': said(
    'Vào ngày ấy, trên địa bàn này không có cấp công nhận danh hiệu: hãy điều chỉnh nơi công nhận theo quyết định hiện hành.',
    'recognisedOn',
  ),
  'below-cut-off': {
    words: (facts) =>
      `Chưa đạt điểm sàn${textIn(facts, 'atLeast') === '' ? '' : ` ${shown(textIn(facts, 'atLeast'))}`}, nên chưa công nhận được.`,
    field: 'score',
  },
  'score-over-total': {
    words: (facts) => `Điểm vượt tổng điểm${textIn(facts, 'outOf') === '' ? '' : ` ${shown(textIn(facts, 'outOf'))}`}.`,
    field: 'score',
  },
  'assessment-required': {
    words: (facts) => (textIn(facts, 'field') === 'level' ? 'Hãy chọn mức được công nhận.' : 'Danh hiệu này chấm điểm: hãy ghi điểm.'),
  },
  'level-not-of-title': said('Danh hiệu này không có mức ấy: hãy chọn lại mức.', 'level'),
  'title-without-criteria': said('Danh hiệu này chưa có tiêu chuẩn, nên không ghi điểm hay mức.'),
  'no-points': said('Danh hiệu này xét theo mức, không chấm điểm: hãy bỏ điểm.', 'score'),
  'area-ended': said('Địa bàn này không còn vào ngày ấy: hãy chọn địa bàn kế tiếp.', 'area'),
  'area-not-yet-established': said('Địa bàn này chưa có vào ngày ấy: hãy sửa ngày hoặc địa bàn.', 'area'),
  'move-before-registration': { words: (facts) => `Sổ ghi nơi ở từ${day(facts, 'from')}: ngày chuyển phải sau ngày đó.`, field: 'on' },
  'personal-ref': said('Mã giống số căn cước hoặc số điện thoại: hãy dùng mã khác, hoặc để trống để hệ thống cấp.', 'ref'),
  'ref-of-an-account': said('Mã này là của một tài khoản: hãy dùng mã khác, hoặc để trống.', 'ref'),
  'personal-name': said('Tên của hộ gia đình, dòng họ là dữ liệu cá nhân: để tên trong sổ của đơn vị.', 'name'),
  forbidden: said('Bạn không có quyền công nhận ở địa bàn này.'),
  'unknown-subject': said('Chưa có đối tượng mang mã này: hãy ghi thêm địa bàn để đăng ký mới.', 'subject'),
  'unknown-area': said('Không có địa bàn này: hãy kiểm tra tên hoặc mã.', 'area'),
  'unknown-title': said('Không có danh hiệu này.'),
  'title-retired': said('Danh hiệu này đã thôi dùng.'),
  'evidence-not-there': said('Chưa có tệp minh chứng ấy: hãy gửi tệp lên trước.'),
  malformed: said('Dòng chưa đúng mẫu.'),
};

/** Null where no words of ours are better than the API's own. */
export const refusalWords = (code: string, facts: Data = {}): string | null =>
  Object.hasOwn(REFUSALS, code) ? (REFUSALS[code]?.words(facts) ?? null) : null;

/** What the API refused, in an office's words, at the fields of a form. */
export function refusedAt(problem: ApiProblem, words: Readonly<Record<string, string>>, prefix = ''): readonly FormProblem[] {
  const known = problem.fields.length > 0 ? undefined : REFUSALS[problem.code];
  if (known === undefined || problem.code === 'malformed' || problem.code === 'forbidden') return problemsAt(problem, words, prefix);
  const field = known.field ?? textIn(problem.facts, 'field');
  return [{ words: known.words(problem.facts), ...(words[field] !== undefined && { field: `${prefix}${field}` }) }];
}

const ROW_FIELDS: Readonly<Record<string, string>> = {
  subject: 'Mã đối tượng',
  area: 'Địa bàn',
  name: 'Tên',
  from: 'Ở từ ngày',
  score: 'Điểm',
  level: 'Mức',
  criteriaVersion: 'Phiên bản tiêu chuẩn',
};
const MEANT: Readonly<Record<string, string>> = {
  area: 'không rõ là nơi nào: hãy ghi đúng tên, hoặc mã như 22.205.07057',
  from: 'phải là ngày có thật, như 31/12/2015',
  score: 'phải là số không âm, như 82,5',
  level: 'không rõ là mức nào: hãy ghi đúng tên mức',
};

/** What is wrong with one line of a list, by the names of its columns. */
export function faultWords(message: string): string {
  if (message.includes('phải có subject')) return 'Phải có mã đối tượng, hoặc địa bàn để ghi sổ mới';
  const faults = message.replace(/^.*?rows\.\d+ /, '').split('; ');
  return faults
    .map((fault) => {
      const [, field = '', rest = fault] = /^([a-zA-Z]+) (.*)$/.exec(fault) ?? [];
      return Object.hasOwn(ROW_FIELDS, field) ? `${ROW_FIELDS[field]} ${MEANT[field] ?? rest.replace(/\.$/, '')}` : fault;
    })
    .join('; ');
}
