import type { HeaderLine } from './lines';
import type { NotProven } from './verdict';

const ALWAYS: readonly NotProven[] = [
  {
    code: 'truth-at-entry',
    messageVi: 'Số liệu có đúng với thực tế lúc nhập hay không: chỉ đối chiếu tại chỗ và minh chứng mới cho biết.',
  },
  { code: 'never-submitted', messageVi: 'Việc chưa từng được ghi vào nhật ký: không ai chứng minh được điều không được ghi.' },
  { code: 'who-sat-there', messageVi: 'Ai thật sự ngồi trước máy: nhật ký ghi tài khoản, không ghi người.' },
  {
    code: 'clock',
    messageVi:
      'Giờ ghi sự kiện là giờ của máy chủ: chỉ thứ tự được chứng minh; giấy chốt cũ và dấu thời gian chặn được việc lùi ngày trước chúng.',
  },
  {
    code: 'evidence-content',
    messageVi:
      'Nội dung tệp minh chứng: sự kiện giữ băm SHA-256 của tệp đã niêm phong trong kho, và cam kết về tệp gốc; muốn so tệp gốc phải được mở cam kết ấy.',
  },
  {
    code: 'newest',
    messageVi: 'Đây có phải giấy chốt mới nhất hay không: hỏi nhật ký hoặc người chứng, và so với giấy chốt của người kiểm khác.',
  },
];

/** What no dossier of the kind can show, said with every verdict. */
export function notProvenBy({ size, asOf, asked }: HeaderLine): readonly NotProven[] {
  if (asked.kind === 'log') return ALWAYS;
  return [
    ...ALWAYS,
    {
      code: 'after-as-of',
      messageVi: `Những gì ghi sau cỡ ${asOf} (${size - asOf} sự kiện đến giấy chốt): số liệu trong hồ sơ là theo điều đã biết ở cỡ ${asOf}.`,
    },
    {
      code: 'sealed-heads',
      messageVi:
        'Đầu các chuỗi do máy chủ niêm phong: hồ sơ toàn bộ nhật ký, hoặc "hieuhoc log verify" trên bản sao, mới dựng lại được để thấy nó đúng.',
    },
    {
      code: 'other-members',
      messageVi: 'Số báo cáo quá hạn và dấu "số liệu minh hoạ" không nằm trong dòng số liệu của hồ sơ.',
    },
  ];
}
