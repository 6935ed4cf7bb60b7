import { ValidateBy } from 'class-validator';
import { readS3Url } from '../evidence/s3-settings';

/** Its message names no secret. */
export const EvidenceUrlField = (): PropertyDecorator =>
  ValidateBy({
    name: 'evidenceUrl',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && readS3Url(value) !== null,
      defaultMessage: () =>
        'HIEUHOC_EVIDENCE_URL phải có dạng s3://khoá:mật-khẩu@máy:cổng/thùng/thư-mục?region=us-east-1&tls=on, ký tự đặc biệt viết dạng %2F',
    },
  });
