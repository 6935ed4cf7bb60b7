import { ValidateBy } from 'class-validator';
import { readSmtpUrl } from '../mail/smtp-settings';

const field = (name: string, holds: (text: string) => boolean, message: string): PropertyDecorator =>
  ValidateBy({
    name,
    validator: { validate: (value: unknown) => typeof value === 'string' && holds(value), defaultMessage: () => message },
  });

/** Its message names no password. */
export const SmtpUrlField = (): PropertyDecorator =>
  field(
    'smtpUrl',
    (text) => readSmtpUrl(text) !== null,
    'HIEUHOC_SMTP_URL phải có dạng smtps://tên:mật-khẩu@máy:465 hoặc smtp://máy:587, ký tự đặc biệt viết dạng %40',
  );

export const FromField = (): PropertyDecorator =>
  field(
    'mailFrom',
    (text) => /^([^<>\r\n"]{1,100} )?<?[^\s<>@]{1,64}@[^\s<>@]{1,189}>?$/.test(text) && text.includes('<') === text.includes('>'),
    'HIEUHOC_MAIL_FROM phải có dạng Tên <địa-chỉ@miền> hoặc địa-chỉ@miền',
  );

const DAYS = /^(\d{1,2}(,\d{1,2})*)?$/;
export const ReminderDaysField = (): PropertyDecorator =>
  field(
    'reminderDays',
    (text) => DAYS.test(text),
    'HIEUHOC_REMINDER_DAYS phải là các số ngày trước hạn, cách nhau bằng dấu phẩy, ví dụ 7,1',
  );

export const reminderDaysOf = (text: string): readonly number[] => (text === '' ? [] : [...new Set(text.split(',').map(Number))]);
