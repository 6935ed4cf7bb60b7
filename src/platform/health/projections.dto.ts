import { IsOptional, Matches } from 'class-validator';

export class ProjectionParams {
  @Matches(/^[a-z]+(-[a-z]+)*$/, { message: 'phải là tên bảng tổng hợp' })
  name!: string;
}

export class ProjectionsQuery {
  @IsOptional()
  @Matches(/^[0-9A-Za-z:._@/-]{1,200}$/, { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' })
  after?: string;
}
