import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { ROLES, type Role } from '../platform/access/actions';
import { Decision, DecisionDto } from '../platform/http/decision.dto';
import { AreaCode, DayField, Text } from '../platform/http/fields';
import { ListQuery, ReadQuery } from '../platform/queries/list.dto';
import { LACKS } from './accounts.reader';

const AccountId = (): PropertyDecorator =>
  Matches(/^(?!\d{9}(\d{3})?$|0\d{9}$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
    message: 'phải là mã gồm chữ không dấu, số, dấu . _ -, không quá 64 ký tự, không phải số căn cước hay điện thoại',
  });
const RoleField = (): PropertyDecorator => IsIn(ROLES, { message: `phải là một trong: ${ROLES.join(', ')}` });

const YES_NO: Readonly<Record<string, boolean>> = { true: true, false: false };
const YesNo = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (YES_NO[value] ?? value) : value)),
    IsBoolean({ message: 'phải là true hoặc false' }),
  );

export class AccountParams {
  @AccountId()
  account!: string;
}

export class AccountDto {
  /** Opaque; left out, one is minted. It becomes the actor of events, so it says nothing of the person. */
  @IsOptional()
  @AccountId()
  account?: string;

  @IsIn(['person', 'machine'], { message: 'phải là person hoặc machine' })
  kind!: 'person' | 'machine';

  /** Kept in the vault, never in the log. */
  @IsOptional()
  @Text({ max: 200 })
  name?: string;

  /** Kept in the vault, never in the log. */
  @IsOptional()
  @Matches(/^[^\s@]{1,64}@[^\s@]{1,189}$/, { message: 'phải là địa chỉ thư điện tử' })
  email?: string;
}

class RoleOnAreaDto {
  @RoleField()
  @ApiProperty({ enum: ROLES })
  role!: Role;

  /** Null: the whole country. It has to be said. */
  @ValidateIf((_, value) => value !== null)
  @AreaCode()
  @ApiProperty({ type: String, nullable: true })
  area!: string | null;

  @Text({ max: 1000 })
  reason!: string;

  @IsOptional()
  @Decision()
  decision?: DecisionDto;
}

export class RoleGrantDto extends RoleOnAreaDto {
  @IsOptional()
  @DayField()
  from?: string;

  /** The last day on which it holds. */
  @IsOptional()
  @DayField()
  until?: string;
}

export class RoleRevocationDto extends RoleOnAreaDto {}

export class ClosingDto {
  @Text({ max: 1000 })
  reason!: string;
}

export class AccountQuery extends ReadQuery {}

export class AccountsQuery extends ListQuery {
  /** Those that hold a role on exactly this area. */
  @IsOptional()
  @AreaCode()
  area?: string;

  @IsOptional()
  @RoleField()
  @ApiProperty({ enum: ROLES, required: false })
  role?: Role;

  /** With `area`: also those that hold a role on what lies under it. */
  @IsOptional()
  @YesNo()
  below?: boolean;

  /** In the name, the login or the id, with or without marks. */
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'không quá 100 ký tự' })
  q?: string;

  @IsOptional()
  @IsIn(LACKS, { message: `phải là một trong: ${LACKS.join(', ')}` })
  @ApiProperty({ enum: LACKS, required: false })
  lacks?: (typeof LACKS)[number];

  @IsOptional()
  @YesNo()
  open?: boolean;
}
