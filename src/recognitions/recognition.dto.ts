import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { AreaCode, Code, DayField, DecimalText, Ref, Text } from '../platform/http/fields';
import { Decision, DecisionDto } from '../platform/http/decision.dto';
import { OnQuery, ReadQuery } from '../platform/queries/list.dto';

class OrderedDto {
  @Decision()
  decision!: DecisionDto;
}

export class GrantDto extends OrderedDto {
  @Code()
  title!: string;

  @Ref()
  subject!: string;

  @AreaCode()
  area!: string;

  @DayField()
  recognisedOn!: string;

  /** Left out: by the title's rule. */
  @IsOptional()
  @DayField()
  validUntil?: string;

  @IsOptional()
  @Code()
  level?: string;

  @IsOptional()
  @DecimalText({ signed: false })
  score?: string;

  @IsOptional()
  @Code()
  criteriaVersion?: string;

  @IsOptional()
  @IsArray({ message: 'phải là danh sách mã minh chứng' })
  @ArrayMaxSize(20, { message: 'không quá 20 minh chứng' })
  @Ref({ each: true })
  evidence?: string[];
}

export class RenewalDto extends OrderedDto {
  @DayField()
  renewedOn!: string;

  @IsOptional()
  @DayField()
  validUntil?: string;
}

export class RevocationDto extends OrderedDto {
  /** The day of the grant itself annuls it. */
  @DayField()
  revokedOn!: string;

  @Text({ max: 1000 })
  reason!: string;
}

export class RecognitionParams {
  @Code()
  title!: string;

  @Ref()
  subject!: string;
}

export class LifeQuery extends ReadQuery {
  @IsOptional()
  @DayField()
  on?: string;
}

export class CountsQuery extends OnQuery {
  @Code()
  title!: string;

  /** Those right under this one; left out, the highest there are. */
  @IsOptional()
  @AreaCode()
  area?: string;

  /** Also how many end by this day. */
  @IsOptional()
  @DayField()
  expiresBy?: string;
}

export const STATES = ['live', 'all'] as const;

export class RecognitionsQuery extends OnQuery {
  @IsOptional()
  @Code()
  title?: string;

  @IsOptional()
  @Ref()
  subject?: string;

  @IsOptional()
  @AreaCode()
  area?: string;

  /** `all`: also what has lapsed, was revoked, or is yet to begin. */
  @IsOptional()
  @IsIn(STATES, { message: `phải là một trong: ${STATES.join(', ')}` })
  state?: (typeof STATES)[number];

  /** Valid until this day at the longest: what is to be renewed soon. */
  @IsOptional()
  @DayField()
  expiresBy?: string;
}
