import { DomainError } from '@hieuhoc/event-store';

export type Kind = 'body' | 'indicator' | 'title';
const NAMES = { body: 'Cơ quan, đơn vị', indicator: 'Chỉ số', title: 'Danh hiệu' } as const;

export interface Difference {
  readonly field: string;
  readonly stored: unknown;
  readonly given: unknown;
}

/** One code with two definitions: measures of different populations get different codes. */
export class DefinedDifferently extends DomainError {
  readonly code: string;
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    kind: Kind,
    readonly definition: string,
    readonly differences: readonly Difference[],
  ) {
    const fields = differences.map(({ field }) => field).join(', ');
    super(`The ${kind} ${definition} is defined already, with another ${fields}: take another code, or give the same definition.`, {
      [kind]: definition,
      differences,
    });
    this.code = `${kind}-defined-differently`;
    this.messageVi = `${NAMES[kind]} "${definition}" đã có với ${fields} khác. Hãy dùng mã khác, hoặc gửi đúng định nghĩa đang có.`;
  }
}

/** Measure, unit, area and time rules of an indicator, the subject of a title: figures and grants were recorded under them. */
export class FixedFields extends DomainError {
  readonly code: string;
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    kind: Kind,
    definition: string,
    readonly fields: readonly string[],
  ) {
    super(`${fields.join(', ')} of a ${kind} never change: retire ${definition} and define a new one under another code.`, {
      [kind]: definition,
      fields,
    });
    this.code = `${kind}-fixed-fields`;
    this.messageVi = `${fields.join(', ')} của "${definition}" không bao giờ đổi. Hãy ngừng dùng mã này và định nghĩa một mã mới.`;
  }
}

export class Retired extends DomainError {
  readonly code: string;
  readonly kind = 'conflict';
  readonly messageVi: string;

  constructor(
    kind: Kind,
    definition: string,
    readonly retiredOn: string,
  ) {
    super(`The ${kind} ${definition} is retired from ${retiredOn} on: name an earlier day, or use another code.`, {
      [kind]: definition,
      retiredOn,
    });
    this.code = `${kind}-retired`;
    this.messageVi = `${NAMES[kind]} "${definition}" đã ngừng dùng từ ngày ${retiredOn}. Hãy ghi ngày sớm hơn, hoặc dùng mã khác.`;
  }
}
