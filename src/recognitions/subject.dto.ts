import type { SubjectKind } from '@hieuhoc/indicator-maths';
import { IsIn, IsOptional } from 'class-validator';
import { AreaCode, DayField, Ref, Text } from '../platform/http/fields';
import { OnQuery, ReadQuery } from '../platform/queries/list.dto';
import { SUBJECT_KINDS } from './title.dto';

export class SubjectDto {
  /** Opaque; left out, one is minted. */
  @IsOptional()
  @Ref()
  ref?: string;

  @IsIn(SUBJECT_KINDS, { message: `phải là một trong: ${SUBJECT_KINDS.join(', ')}` })
  kind!: SubjectKind;

  @AreaCode()
  area!: string;

  /** Of a unit, a community or a residential area. */
  @IsOptional()
  @Text({ max: 500 })
  name?: string;

  /** Since when it lives there. */
  @IsOptional()
  @DayField()
  from?: string;
}

export class MoveDto {
  @AreaCode()
  area!: string;

  @DayField()
  on!: string;
}

export class SubjectParams {
  @Ref()
  ref!: string;
}

export class SubjectQuery extends ReadQuery {
  @IsOptional()
  @DayField()
  on?: string;
}

export class SubjectsQuery extends OnQuery {
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @Text({ max: 200 })
  q?: string;
}
