import type { Criterion } from '@hieuhoc/indicator-maths';
import { readDecimal, readWhole } from '../../../platform/entry';
import type { Form } from '../../visit/form';

export const KINDS = {
  'at-least': 'Từ … trở lên',
  'at-most': 'Không quá …',
  complete: 'Tất cả (100%)',
  'count-of': 'Số đạt trên tổng số (ví dụ 21/21)',
  'increase-year': 'Năm sau cao hơn năm trước',
  'increase-span': 'Tăng trong cả kỳ',
  'not-below-baseline': 'Không giảm so với mức gốc',
  parity: 'Không chênh lệch giữa các nhóm',
  qualitative: 'Đánh giá bằng lời',
} as const;

export type KindTyped = keyof typeof KINDS;
export const isKind = (text: string): text is KindTyped => Object.hasOwn(KINDS, text);

const BOXES = ['value', 'upTo', 'count', 'of', 'tolerance'].map((name) => `criterion.${name}`);
const HAVE_NUMBERS: ReadonlySet<Criterion['kind']> = new Set(['at-least', 'at-most', 'count-of', 'parity']);

export interface CriterionTyped {
  readonly criterion: Criterion | null;
  /** What cannot be read, by the field it was typed in. */
  readonly problems: readonly { readonly field: string; readonly words: string }[];
}

/** What the form's boxes say a target asks for; null with no problem: the criterion stays as it is. A level alone is one of the kind that holds. */
export function criterionTyped(form: Form, holds: Criterion): CriterionTyped {
  const numbers = BOXES.some((box) => form.given(box) !== null);
  const kind = form.text('criterion.kind') || (HAVE_NUMBERS.has(holds.kind) ? holds.kind : '');
  if (form.text('criterion.kind') === '' && !numbers) return { criterion: null, problems: [] };
  if (!isKind(kind))
    return { criterion: null, problems: [{ field: 'criterion.kind', words: 'Hãy chọn một kiểu yêu cầu trong danh sách.' }] };
  const reader = new Reader(form);
  const criterion = criterionOf(kind, reader);
  return { criterion: reader.problems.length === 0 ? criterion : null, problems: reader.problems };
}

class Reader {
  readonly problems: { field: string; words: string }[] = [];

  constructor(private readonly form: Form) {}

  decimal(field: string): string {
    return this.taken(field, readDecimal(this.form.text(field)));
  }

  whole(field: string): number {
    return Number(this.taken(field, readWhole(this.form.text(field))));
  }

  given(field: string): string | undefined {
    return this.form.given(field) === null ? undefined : this.decimal(field);
  }

  text(field: string): string {
    return this.form.text(field);
  }

  private taken(field: string, reading: ReturnType<typeof readDecimal>): string {
    if (reading.kind === 'read') return reading.decimal;
    this.problems.push({ field, words: reading.words });
    return '0';
  }
}

function criterionOf(kind: KindTyped, read: Reader): Criterion {
  switch (kind) {
    case 'at-least': {
      const upTo = read.given('criterion.upTo');
      return { kind, value: read.decimal('criterion.value'), ...(upTo !== undefined && { upTo }) };
    }
    case 'at-most':
      return { kind, value: read.decimal('criterion.value') };
    case 'count-of':
      return { kind, count: read.whole('criterion.count'), of: read.whole('criterion.of') };
    case 'increase-year':
      return { kind: 'increase', over: 'year' };
    case 'increase-span':
      return { kind: 'increase', over: 'span' };
    case 'parity': {
      const tolerance = read.given('criterion.tolerance');
      return { kind, breakdown: read.text('criterion.breakdown') || 'sex', ...(tolerance !== undefined && { tolerance }) };
    }
    case 'complete':
    case 'not-below-baseline':
    case 'qualitative':
      return { kind };
  }
}
