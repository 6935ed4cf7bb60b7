import { shownDay } from '../../platform/text/terms';
import type { Called } from '../known/called';
import { vietnameseNumber } from '../../platform/text/numbers';
import { ROLES } from '../words';
import { textIn, type Data } from './json';
import type { Sentence, Sentences } from './entry';

const role = (data: Data): string =>
  Object.entries(ROLES)
    .find(([code]) => code === textIn(data, 'role'))?.[1]
    .toLocaleLowerCase('vi') ?? '';
const where = (data: Data, called: Called): string => (textIn(data, 'area') === '' ? 'cả nước' : called.area(textIn(data, 'area')));

const WAYS: Readonly<Record<string, string>> = {
  password: 'mật khẩu',
  'second-factor': 'lớp xác thực thứ hai',
  'machine-secret': 'khoá của chương trình',
  identity: 'danh tính của nơi cấp',
};
const ERASED: Readonly<Record<string, string>> = { subject: 'đối tượng', account: 'tài khoản', evidence: 'tệp minh chứng' };
const GROUNDS: Readonly<Record<string, string>> = {
  'subject-request': 'người có dữ liệu yêu cầu',
  'purpose-fulfilled': 'mục đích đã đạt',
  'retention-expired': 'hết thời hạn lưu',
  'authority-order': 'cơ quan có thẩm quyền yêu cầu',
};

const erasure =
  (did: string, more: (data: Data) => string = () => ''): Sentence =>
  ({ data }) =>
    `${did} ${ERASED[textIn(data, 'kind')] ?? ''} mã ${textIn(data, 'ref').replace(/^evidence:/, '')}${more(data)}`;
const ground = (data: Data): string => `; căn cứ: ${GROUNDS[textIn(data, 'legalBasis')] ?? textIn(data, 'legalBasis')}`;
const dueBy = (data: Data): string => `, phải xong trước hết ${shownDay(textIn(data, 'dueDate'))}`;

export const PEOPLE: Sentences = {
  AccountOpened: ({ data }, called) =>
    `Mở tài khoản ${textIn(data, 'kind') === 'machine' ? 'cho chương trình' : 'cho'} ${called.person(textIn(data, 'account'))}`,
  AccountClosed: ({ data }, called) => `Đóng tài khoản ${called.person(textIn(data, 'account'))}`,
  RoleGranted: ({ data }, called) => {
    const until = textIn(data, 'until') === '' ? '' : `, đến hết ${shownDay(textIn(data, 'until'))}`;
    return `Giao vai ${role(data)} ở ${where(data, called)} cho ${called.person(textIn(data, 'account'))}${until}`;
  },
  RoleRevoked: ({ data }, called) => `Thôi giao vai ${role(data)} ở ${where(data, called)} cho ${called.person(textIn(data, 'account'))}`,
  CredentialsReset: ({ data }, called) =>
    `Cấp lại hoặc gỡ ${WAYS[textIn(data, 'what')] ?? 'cách đăng nhập'} của ${called.person(textIn(data, 'account'))}`,
  ErasureRequested: erasure('Ghi yêu cầu xoá dữ liệu cá nhân của', (data) => ground(data) + dueBy(data)),
  ErasureExtended: erasure('Gia hạn xoá dữ liệu cá nhân của', dueBy),
  ErasureDeclined: erasure('Từ chối xoá dữ liệu cá nhân của'),
  ErasureBegun: erasure('Bắt đầu xoá dữ liệu cá nhân của', ground),
  PersonalDataErased: erasure('Đã xoá dữ liệu cá nhân của', ground),
  EvidenceAdded: ({ data }) =>
    `Nộp tệp minh chứng mã ${textIn(data, 'ref')} (${textIn(data, 'type')}, ${vietnameseNumber(textIn(data, 'size'))} byte)`,
};
