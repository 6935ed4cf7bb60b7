import { ApiProperty } from '@nestjs/swagger';
import { Equals, IsIn, IsOptional, Matches } from 'class-validator';
import { AreaCode, DayField, Ref, Text } from '../platform/http/fields';
import { OnQuery, ReadQuery } from '../platform/queries/list.dto';
import { LEGAL_BASES, type LegalBasis } from './erasure.events';
import { STATES } from './erasure.view';

const ASKED = [...STATES, 'waiting'] as const;

/** On what ground; where a request was recorded, it has said so. */
export class ErasureDto {
  @IsOptional()
  @IsIn(LEGAL_BASES, { message: `phải là một trong: ${LEGAL_BASES.join(', ')}` })
  @ApiProperty({ enum: LEGAL_BASES, required: false })
  legalBasis?: LegalBasis;

  /** The day on which it was asked, or from which the ground holds. */
  @IsOptional()
  @DayField()
  requestedOn?: string;

  /** Somebody else processes the data too: 20 days instead of 15. */
  @IsOptional()
  @Equals(true, { message: 'phải là true, hoặc bỏ trống' })
  withProcessors?: true;

  @IsOptional()
  @Text({ max: 1000 })
  reason?: string;
}

export class ReasonDto {
  @Text({ max: 1000 })
  reason!: string;
}

export class RefParams {
  @Ref()
  ref!: string;
}

export class RequestQuery extends ReadQuery {
  @IsOptional()
  @DayField()
  on?: string;
}

export class AccountParams {
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { message: 'phải là mã tài khoản' })
  account!: string;
}

export class ErasuresQuery extends OnQuery {
  @IsOptional()
  @AreaCode()
  area?: string;

  /** `waiting`: open or begun. */
  @IsOptional()
  @IsIn(ASKED, { message: `phải là một trong: ${ASKED.join(', ')}` })
  @ApiProperty({ enum: ASKED, required: false })
  state?: (typeof ASKED)[number];

  @IsOptional()
  @IsIn(['true', 'false'], { message: 'phải là true hoặc false' })
  overdue?: string;
}
