import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const POSITION = /^[0-9A-Za-z:._@/-]{1,200}$/;
const LIMIT = { message: 'phải là số nguyên từ 1 đến 1000' };

export class FeedQuery {
  /** Exclusive: a position that an answer or an event of the feed gave; left out = from the first event. */
  @IsOptional()
  @Matches(POSITION, { message: 'phải là vị trí (position) đã nhận, chỉ một lần' })
  after?: string;

  /** The same as `after`, under the name that every list knows. */
  @IsOptional()
  @Matches(POSITION, { message: 'phải là giá trị next đã nhận, chỉ một lần' })
  cursor?: string;

  /** Event types, separated by commas. */
  @IsOptional()
  @Matches(/^[A-Z][A-Za-z]{2,60}(,[A-Z][A-Za-z]{2,60}){0,49}$/, {
    message: 'phải là các loại sự kiện cách nhau bằng dấu phẩy, ví dụ FigureReported,FigureCorrected',
  })
  types?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(1000, LIMIT)
  limit?: number;
}

export class EventQuery {
  /** Waits until the read models, which find the event, show that write. */
  @IsOptional()
  @Matches(POSITION, { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' })
  after?: string;
}

export class StreamQuery extends EventQuery {
  @IsOptional()
  @Matches(/^\d{1,15}$/, { message: 'phải là giá trị next đã nhận, chỉ một lần' })
  cursor?: string;

  /** First revision wanted. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'phải là số nguyên không âm' })
  @Min(0, { message: 'phải là số nguyên không âm' })
  from?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt(LIMIT)
  @Min(1, LIMIT)
  @Max(1000, LIMIT)
  limit?: number;
}

export class StreamParams {
  @Matches(/^[A-Za-z0-9:._-]{1,300}$/, { message: 'phải là tên chuỗi sự kiện, ví dụ plan-dong-trieu-2013' })
  stream!: string;
}

export class EventParams {
  @Matches(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, { message: 'phải là mã sự kiện (UUID)' })
  id!: string;
}
