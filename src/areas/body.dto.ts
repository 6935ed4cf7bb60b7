import { IsOptional } from 'class-validator';
import { EffectiveDto } from '../platform/definitions';
import { AreaCode, Code, Text } from '../platform/http/fields';
import { OnQuery } from '../platform/queries/list.dto';

export class BodyDto {
  @Code()
  code!: string;

  @Text({ max: 500 })
  name!: string;

  @AreaCode()
  area!: string;
}

export class BodyRevisionDto extends EffectiveDto {
  @IsOptional()
  @Text({ max: 500 })
  name?: string;

  @IsOptional()
  @AreaCode()
  area?: string;
}

export class BodiesQuery extends OnQuery {
  @IsOptional()
  @AreaCode()
  area?: string;
}
