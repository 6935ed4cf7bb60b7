import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import { Ref } from '../../http/fields';

const LONGEST_SECRET = 512;

/** No rule of free text: a password is whatever it is, and never recorded. */
const Secret = (): PropertyDecorator => (target, key) => {
  IsString({ message: 'phải là chữ' })(target, key);
  MaxLength(LONGEST_SECRET, { message: `không quá ${LONGEST_SECRET} ký tự` })(target, key);
};

export class SignInDto {
  /** Tên đăng nhập, hoặc mã tài khoản. */
  @ValidateIf((form: SignInDto) => form.person === undefined)
  @Secret()
  @ApiPropertyOptional()
  name?: string;

  @ValidateIf((form: SignInDto) => form.person === undefined)
  @Secret()
  @ApiPropertyOptional({ format: 'password' })
  password?: string;

  /** Mã 6 số trên thiết bị, hoặc một mã dự phòng. */
  @IsOptional()
  @Secret()
  totp?: string;

  /** Chỉ ở bản dùng thử: mã của một người mẫu (GET /api/session/people). */
  @IsOptional()
  @Ref()
  person?: string;
}

export class ChangePasswordDto {
  @Secret()
  password!: string;

  @Secret()
  newPassword!: string;
}

export class EnrolDto {
  @Secret()
  password!: string;
}

export class ConfirmDto {
  @Secret()
  totp!: string;
}

export class TokenDto {
  /** Mã tài khoản của chương trình. */
  @Ref()
  client!: string;

  @Secret()
  secret!: string;
}
