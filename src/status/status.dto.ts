import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { AreaCode, AskedPeriodField, BasisField, Code, DayField } from '../platform/http/fields';
import { AS_OF, ListQuery, ReadQuery } from '../platform/queries/list.dto';

const DEPTH = { message: 'phải là số nguyên từ 0 đến 5' };

const DepthField = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Type(() => Number),
    IsInt(DEPTH),
    Min(0, DEPTH),
    Max(5, DEPTH),
  );

export class StatusQuery extends ListQuery {
  @IsOptional()
  @Code()
  plan?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Code()
  indicator?: string;

  @IsOptional()
  @Code()
  target?: string;

  /** The day asked about; today in Viet Nam by default. */
  @IsOptional()
  @DayField()
  on?: string;

  @BasisField()
  basis?: 'reported' | 'verified';

  @AskedPeriodField()
  period?: string;

  /** 0: the area alone; 1 (default): and its children; … */
  @DepthField()
  depth?: number;
}

export class ExplainQuery extends ReadQuery {
  @Code()
  plan!: string;

  @Code()
  target!: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @DayField()
  on?: string;

  @BasisField()
  basis?: 'reported' | 'verified';

  @AskedPeriodField()
  period?: string;

  /** How many levels of areas the tree shows under the row's own; 1 by default. */
  @DepthField()
  treeDepth?: number;
}

/** Values through time: of all targets of a plan, or of one. */
export class SeriesQuery extends ListQuery {
  @Code()
  plan!: string;

  @IsOptional()
  @Code()
  target?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @DayField()
  on?: string;

  @BasisField()
  basis?: 'reported' | 'verified';
}

const MOMENT = { message: 'phải là ngày dạng 2015-07-31, thời điểm dạng 2015-07-31T08:00:00+07:00, hoặc cỡ nhật ký' };
const DAY_OR_AS_OF = new RegExp(`${AS_OF.source}|^\\d{4}-\\d{2}-\\d{2}$`);

const CAUSES = { message: 'phải là số nguyên từ 0 đến 100' };

/** So many of the newest events of each row; left out: all of them. */
export const CausesField = (): PropertyDecorator =>
  applyDecorators(
    IsOptional(),
    Type(() => Number),
    IsInt(CAUSES),
    Min(0, CAUSES),
    Max(100, CAUSES),
  );

/** Two moments: a day (asked about that day, as known at its end), an instant or a log size (asked about today's day). */
export class ChangesQuery extends ListQuery {
  @Code()
  plan!: string;

  @Matches(DAY_OR_AS_OF, MOMENT)
  from!: string;

  @Matches(DAY_OR_AS_OF, MOMENT)
  to!: string;

  /** Both moments ask about this day, and differ by what was known; left out, each asks about its own. */
  @IsOptional()
  @DayField()
  on?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Code()
  target?: string;

  @BasisField()
  basis?: 'reported' | 'verified';

  @CausesField()
  causes?: number;
}
