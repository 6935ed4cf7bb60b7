import { ApiProblem } from '../../api/problem';
import type { FormProblem } from '../../parts/error-summary';

interface Refused {
  readonly problems: readonly FormProblem[];
  readonly status: number;
  /** What is to be put right is on the page of parts. */
  readonly ofParts: boolean;
}

/** What the API refused, at the fields of the form; anything but a refusal goes on being thrown. */
export function changeProblems(error: unknown): Refused {
  if (!(error instanceof ApiProblem) || error.status === 401 || error.status >= 500 || error.code === 'second-factor-required') throw error;
  const ofParts = OF_PARTS.has(error.code) || error.fields.some(({ field }) => field.startsWith('parts') || field.startsWith('children'));
  const fields = error.fields.map(({ field, message }) => fieldProblem(field, message));
  const about = FIELD_OF[error.code];
  const problems = fields.length > 0 ? fields : [{ words: error.detail, ...(about !== undefined && { field: about }) }];
  return { problems, status: error.status, ofParts };
}

const OF_PARTS = new Set(['shares-not-one', 'no-living-parent']);

const FIELD_OF: Readonly<Record<string, string>> = {
  'area-not-yet-established': 'on',
  'area-ended': 'on',
  'area-has-later-changes': 'on',
  'parent-cycle': 'parent',
  'nothing-reorganised': 'from',
};

const WORDS: Readonly<Record<string, string>> = {
  on: 'Ngày có hiệu lực',
  from: 'Ngày có hiệu lực',
  name: 'Tên',
  kind: 'Loại đơn vị',
  classes: 'Phân loại',
  parent: 'Cấp trên',
  id: 'Mã',
  level: 'Cấp',
  reason: 'Lý do',
  'decision.number': 'Số quyết định',
  'decision.issuedOn': 'Ngày ký quyết định',
  'decision.issuer': 'Cơ quan ban hành quyết định',
};

/** `to[1].name`, `to.1.name` → the row's field; the day on which a new area begins is asked as `on`. */
function fieldProblem(field: string, message: string): FormProblem {
  const [, row = '', inner = ''] = /^to[.[](\d+)\]?\.(\w+)$/.exec(field) ?? [];
  if (row !== '')
    return { words: `Nơi mới thứ ${Number(row) + 1}: ${(WORDS[inner] ?? inner).toLocaleLowerCase('vi')} ${message}`, field: 'to' };
  return { words: `${WORDS[field] ?? field} ${message}`, field: field === 'from' ? 'on' : field };
}
