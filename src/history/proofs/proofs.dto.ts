import { Type } from 'class-transformer';
import { Text } from '../../platform/http/fields';
import { IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

const SIZE = { message: 'phải là cỡ nhật ký: số nguyên từ 0 đến 9007199254740991' };
const MOST = Number.MAX_SAFE_INTEGER;
const POSITION = { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' };

export class InclusionQuery {
  @IsUUID('all', { message: 'phải là mã sự kiện, như GET /api/events nêu' })
  event!: string;

  /** Waits until the read models, which find the event, show that write. */
  @IsOptional()
  @Matches(/^[0-9A-Za-z:._@/-]{1,200}$/, POSITION)
  after?: string;
}

export class SealDto {
  /** What it is sealed for: a report, an inspection. */
  @IsOptional()
  @Text({ max: 1000 })
  reason?: string;
}

export class ConsistencyQuery {
  /** Of the older tree. */
  @Type(() => Number)
  @IsInt(SIZE)
  @Min(0, SIZE)
  @Max(MOST, SIZE)
  from!: number;

  /** Of the newer one. */
  @Type(() => Number)
  @IsInt(SIZE)
  @Min(0, SIZE)
  @Max(MOST, SIZE)
  to!: number;
}
