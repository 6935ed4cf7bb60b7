import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Text } from '../platform/http/fields';

export class ReasonDto {
  @Text({ max: 1_000 })
  reason!: string;
}

export class PasswordResetDto extends ReasonDto {
  /** Needed the first time. Kept beside the log, never in it. */
  @IsOptional()
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,99}$/u, { message: 'phải gồm 2 đến 100 chữ, số hoặc dấu . _ - @' })
  login?: string;
}

export class IdentityDto extends ReasonDto {
  @IsString({ message: 'phải là chữ' })
  @MaxLength(500, { message: 'không quá 500 ký tự' })
  issuer!: string;

  @IsString({ message: 'phải là chữ' })
  @MaxLength(255, { message: 'không quá 255 ký tự' })
  subject!: string;
}

export class SecretParams {
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { message: 'phải là mã tài khoản' })
  account!: string;

  @Matches(/^[1-9]\d{0,8}$/, { message: 'phải là số thứ tự của khoá' })
  number!: string;
}
