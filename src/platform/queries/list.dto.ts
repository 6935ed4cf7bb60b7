import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { DayField, Once } from '../http/fields';

export const AS_OF = /^(on|\d{1,15}|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))$/;

/** What every read takes: `after` waits for a write, `asOf` asks what was known then. */
export class ReadQuery {
  @IsOptional()
  @Matches(/^[0-9A-Za-z:._@/-]{1,200}$/, { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' })
  after?: string;

  @IsOptional()
  @Matches(AS_OF, {
    message: 'phải là thời điểm dạng 2015-07-31T23:59:59+07:00, cỡ nhật ký (chỉ gồm chữ số), hoặc on (cuối ngày đang hỏi); chỉ một lần',
  })
  asOf?: string;
}

export class ListQuery extends ReadQuery {
  @IsOptional()
  @Once()
  @Matches(/^[A-Za-z0-9_-]{1,1000}$/, { message: 'phải là giá trị next đã nhận' })
  cursor?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'phải là số nguyên từ 1 đến 1000' })
  @Min(1, { message: 'phải từ 1 trở lên' })
  @Max(1000, { message: 'không quá 1000' })
  limit?: number;
}

export class OnQuery extends ListQuery {
  @IsOptional()
  @DayField()
  on?: string;
}
