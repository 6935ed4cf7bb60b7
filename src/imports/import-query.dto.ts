import { ENTRY_CHECKS } from '@hieuhoc/indicator-maths';
import { OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { AreaCode, Code, DayField, Once, PeriodField, Text } from '../platform/http/fields';
import { ListQuery } from '../platform/queries/list.dto';

export const IMPORT_KINDS = ['recognitions', 'figures'] as const;
const ONE = `[1-9]\\d{0,5}:(${ENTRY_CHECKS.join('|')})`;
const LOOKED_AT = new RegExp(`^${ONE}(,${ONE})*$`);

/** With a file as the body, what holds of all its lines comes in the query: of figures what stands last here, of a list the decision. */
export class ImportQuery {
  @IsOptional()
  @IsIn(['true', 'false'], { message: 'phải là true hoặc false' })
  dryRun?: 'true' | 'false';

  @IsOptional()
  @IsIn(IMPORT_KINDS, { message: `phải là một trong: ${IMPORT_KINDS.join(', ')}` })
  kind?: (typeof IMPORT_KINDS)[number];

  @IsOptional()
  @Code()
  title?: string;

  @IsOptional()
  @Text({ max: 100 })
  decisionNumber?: string;

  @IsOptional()
  @DayField()
  decisionIssuedOn?: string;

  @IsOptional()
  @Text({ max: 200 })
  decisionIssuer?: string;

  @IsOptional()
  @DayField()
  recognisedOn?: string;

  @IsOptional()
  @DayField()
  validUntil?: string;

  @IsOptional()
  @Code()
  level?: string;

  /** What a file of figures is about: another one is refused. A list may then leave that column out. */
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @PeriodField()
  period?: string;

  /** Until which day was counted, of lines that say no other; asked of a period that still runs. */
  @IsOptional()
  @DayField()
  dataTo?: string;

  /** Checks that were looked at, by line, joined by commas: `5:big-change,7:denominator-changed`. */
  @IsOptional()
  @Once()
  @Matches(LOOKED_AT, {
    message: `phải là các phần cách nhau bằng dấu phẩy, mỗi phần: số dòng, dấu hai chấm và một trong ${ENTRY_CHECKS.join(', ')}`,
  })
  acknowledge?: string;
}

/** How an import stands is asked of its stream as it is now: it has no past. */
export class OutcomesQuery extends OmitType(ListQuery, ['asOf'] as const) {}

export class ImportsQuery extends OutcomesQuery {
  @IsOptional()
  @IsIn(IMPORT_KINDS, { message: `phải là một trong: ${IMPORT_KINDS.join(', ')}` })
  kind?: (typeof IMPORT_KINDS)[number];
}
