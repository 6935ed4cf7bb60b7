import { OmitType } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { AreaCode, Code, Text } from '../platform/http/fields';
import { ListQuery } from '../platform/queries/list.dto';

const INSTANT_OR_DAY = { message: 'phải là ngày dạng 2015-07-31, hoặc thời điểm dạng 2015-07-31T08:00:00+07:00' };
const DAY_OR_INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?$/;

/** All conditions hold together; newest first. */
export class HistoryQuery extends ListQuery {
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Code()
  plan?: string;

  /** A target, or a task: whichever the plan has under this code. */
  @IsOptional()
  @Code()
  target?: string;

  @IsOptional()
  @Code()
  indicator?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9:._-]{1,300}$/, { message: 'phải là tên chuỗi sự kiện, ví dụ plan-dong-trieu-2013' })
  stream?: string;

  /** One event, by its id. */
  @IsOptional()
  @IsUUID('all', { message: 'phải là mã sự kiện, như nhật ký nêu' })
  event?: string;

  @IsOptional()
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/, { message: 'phải là mã người dùng' })
  actor?: string;

  @IsOptional()
  @Matches(/^[A-Z][A-Za-z]{2,60}$/, { message: 'phải là loại sự kiện, ví dụ FigureCorrected' })
  type?: string;

  /** The number of the decision, as written: `12/QĐ-UBND`. */
  @IsOptional()
  @Text({ max: 100 })
  decision?: string;

  /** Recorded from this day (its first moment in Viet Nam) or instant on. */
  @IsOptional()
  @Matches(DAY_OR_INSTANT, INSTANT_OR_DAY)
  from?: string;

  /** Recorded up to the end of this day, or this instant. */
  @IsOptional()
  @Matches(DAY_OR_INSTANT, INSTANT_OR_DAY)
  to?: string;
}

/** The same without pages. */
export class WholeHistoryQuery extends OmitType(HistoryQuery, ['cursor', 'limit'] as const) {}
