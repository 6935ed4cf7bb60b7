import type { Indicator } from '@hieuhoc/indicator-maths';
import { readDecimal, readWhole, type Reading } from './reading';
import { box, compact, isUntouched, PARTS, type Typed } from './typed';

/** What is wrong at one box: `short` stands there, `words` elsewhere, with the figure's name. */
export interface BoxProblem {
  readonly words: string;
  readonly short?: string;
  readonly field?: string;
}

/** `PUT /api/figures/…`, the body. */
export type FigureBody = {
  readonly numerator?: string;
  readonly denominator?: string;
  readonly value?: string;
  readonly yes?: boolean;
  readonly notApplicable?: true;
  readonly reason?: string;
  readonly dataTo?: string;
  readonly breakdown?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  readonly note?: string;
  readonly evidence?: readonly string[];
};

export type Said =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'figure'; readonly body: FigureBody; readonly basedOn: number | null }
  | { readonly kind: 'problems'; readonly problems: readonly BoxProblem[] };

type Asked = Pick<Indicator, 'code' | 'measure' | 'breakdowns' | 'signed' | 'mayExceed'> & { readonly name: string };

/** What the boxes of one figure say. `dataTo`: of a period that still runs. */
export function saidOf(indicator: Asked, typed: Typed, dataTo: string | null): Said {
  if (isUntouched(typed)) return { kind: 'nothing' };
  const reader = new Reader(indicator, typed);
  const value = reader.figure();
  const stands = typed['goc'] !== undefined && typed['cu'] !== undefined;
  if (stands && typed['kad'] === undefined && typed['ly'] === undefined) reader.fault('ly', 'Hãy ghi lý do sửa số liệu.');
  if (reader.problems.length > 0) return { kind: 'problems', problems: reader.problems };
  const reason = typed['kad'] === undefined ? typed['ly'] : typed['kadly'];
  return {
    kind: 'figure',
    basedOn: typed['goc'] === undefined ? null : Number(typed['goc']),
    body: {
      ...value,
      ...(reason !== undefined && { reason }),
      ...(dataTo !== null && { dataTo }),
      ...(typed['gc'] !== undefined && { note: typed['gc'] }),
      ...(typed['mc'] !== undefined && { evidence: typed['mc'].split(' ') }),
    },
  };
}

class Reader {
  readonly problems: BoxProblem[] = [];

  constructor(
    private readonly indicator: Asked,
    private readonly typed: Typed,
  ) {}

  fault(name: string, words: string): void {
    this.problems.push({ words: `${this.indicator.name}: ${words}`, short: words, field: box(this.indicator.code, name) });
  }

  figure(): FigureBody {
    if (this.typed['kad'] !== undefined) return this.notApplicable();
    if (compact({ ...this.typed, gc: '', mc: '' }) === '') {
      this.fault(
        this.firstBox,
        this.typed['cu'] === undefined
          ? 'Mới có ghi chú hoặc minh chứng, chưa có số liệu.'
          : 'Để trống không rút được số liệu đã ghi. Hãy ghi số đúng, hoặc 0 nếu không có.',
      );
      return {};
    }
    const value = this.value();
    const breakdown = this.breakdown();
    return { ...value, ...(breakdown !== undefined && { breakdown }) };
  }

  private get firstBox(): string {
    return { ratio: 'tu', count: 'so', 'yes-no': 'co' }[this.indicator.measure];
  }

  private notApplicable(): FigureBody {
    if (this.typed['kadly'] === undefined) this.fault('kadly', 'Hãy ghi lý do không áp dụng.');
    const [also] = ['tu', 'mau', 'so', 'co'].filter((name) => this.typed[name] !== undefined);
    if (also !== undefined) this.fault(also, 'Đã chọn không áp dụng thì để trống số liệu; nếu có số liệu thì bỏ chọn.');
    return { notApplicable: true };
  }

  private value(): FigureBody {
    switch (this.indicator.measure) {
      case 'ratio':
        return this.ratio();
      case 'count': {
        const value = this.number('so', (text) => readDecimal(text, this.indicator.signed));
        return value === null ? {} : { value };
      }
      case 'yes-no':
        if (!['co', 'khong'].includes(this.typed['co'] ?? '')) this.fault('co', 'Hãy chọn có hoặc không.');
        return { yes: this.typed['co'] === 'co' };
    }
  }

  private ratio(): FigureBody {
    const [numerator, denominator] = [this.number('tu', readWhole), this.number('mau', readWhole)];
    if (numerator === null || denominator === null) return {};
    if (!this.indicator.mayExceed && BigInt(numerator) > BigInt(denominator))
      this.fault('tu', `Số đạt (${numerator}) lớn hơn tổng số (${denominator}).`);
    return { numerator, denominator };
  }

  /** Left out altogether, or whole. */
  private breakdown(): FigureBody['breakdown'] {
    const found: Record<string, Record<string, Record<string, string>>> = {};
    for (const dimension of this.indicator.breakdowns) {
      const parts = PARTS[dimension] ?? [];
      const boxes = parts.flatMap(({ part }) => this.partBoxes.map((name) => `${dimension}.${part}.${name}`));
      if (boxes.every((name) => this.typed[name] === undefined)) continue;
      found[dimension] = Object.fromEntries(parts.map(({ part }) => [part, this.part(`${dimension}.${part}`)]));
    }
    return Object.keys(found).length === 0 ? undefined : found;
  }

  private get partBoxes(): readonly string[] {
    return this.indicator.measure === 'count' ? ['so'] : ['tu', 'mau'];
  }

  private part(prefix: string): Record<string, string> {
    if (this.indicator.measure === 'count') return { value: this.number(`${prefix}.so`, (text) => readDecimal(text)) ?? '' };
    const [numerator, denominator] = [this.number(`${prefix}.tu`, readWhole), this.number(`${prefix}.mau`, readWhole)];
    return { numerator: numerator ?? '', denominator: denominator ?? '' };
  }

  private number(name: string, read: (text: string) => Reading): string | null {
    const text = this.typed[name];
    if (text === undefined) {
      this.fault(name, 'Còn thiếu số này.');
      return null;
    }
    const reading = read(text);
    if (reading.kind === 'read') return reading.decimal;
    this.fault(name, reading.words);
    return null;
  }
}
