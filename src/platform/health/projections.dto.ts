import { IsOptional, Matches } from 'class-validator';

export class ProjectionParams {
  @Matches(/^[a-z]+(-[a-z]+)*$/, { message: 'phải là tên bảng tổng hợp' })
  name!: string;
}

export class SkipDto {
  /** The event that the dead letter names: a click that comes twice passes by nothing else. */
  @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, { message: 'phải là mã của sự kiện lỗi, như GET /api/projections nêu' })
  event!: string;
}

export class ProjectionsQuery {
  @IsOptional()
  @Matches(/^[0-9A-Za-z:._@/-]{1,200}$/, { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' })
  after?: string;
}
