import { IsOptional, Matches } from 'class-validator';
import { AreaCode, Ref } from '../platform/http/fields';
import { ReadQuery } from '../platform/queries/list.dto';

/** An identity card (12 digits, the older ones 9) or a telephone number, standing by itself. */
const NO_PERSONAL_NUMBER = /^(?!(.*[^A-Za-z0-9])?(\d{12}|\d{9}|0\d{9})([^A-Za-z0-9].*)?$)/;

export class EvidenceQuery {
  /** Opaque; left out, one is minted. */
  @IsOptional()
  @Ref()
  @Matches(NO_PERSONAL_NUMBER, { message: 'có chuỗi giống số căn cước hoặc số điện thoại; hãy chọn mã khác' })
  ref?: string;

  /** Whom it is about: whoever answers for that area sees it before anything cites it. */
  @IsOptional()
  @AreaCode()
  area?: string;
}

export class EvidenceParams {
  @Ref()
  ref!: string;
}

export class EvidenceReadQuery extends ReadQuery {}

export class FileQuery {
  @IsOptional()
  @Matches(/^[0-9A-Za-z:._@/-]{1,200}$/, { message: 'phải là giá trị X-Log-Position đã nhận, chỉ một lần' })
  after?: string;
}
