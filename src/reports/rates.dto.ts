import { Transform } from 'class-transformer';
import { ArrayUnique, IsIn, IsOptional } from 'class-validator';
import { AreaCode, Code } from '../platform/http/fields';
import { OnQuery } from '../platform/queries/list.dto';
import { AboutField } from './report.dto';

export const APART = ['duty', 'period', 'body'] as const;

export class RatesQuery extends OnQuery {
  @IsOptional()
  @Code()
  plan?: string;

  /** It and each area right under it; the plan's own by default. */
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Code()
  duty?: string;

  @IsOptional()
  @AboutField()
  period?: string;

  /** What is told apart, joined by commas: `duty`, `period`, `body` (of the bodies that owe reports each by itself). */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsIn(APART, { each: true, message: `phải là một hay nhiều trong: ${APART.join(', ')}, cách nhau bằng dấu phẩy` })
  @ArrayUnique({ message: 'mỗi thứ chỉ một lần' })
  by?: (typeof APART)[number][];
}
