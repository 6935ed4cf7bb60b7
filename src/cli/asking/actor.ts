import { WrongUsage } from '../exit';

const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** Who acts. The same rule as for X-Actor. */
export function actorOf(text: string): string {
  if (!OPAQUE_ID.test(text))
    throw new WrongUsage(
      `--as phải là mã người dùng gồm chữ không dấu, số, dấu . _ : - (không phải họ tên hay thư điện tử), không phải "${text}".`,
      '--as takes an opaque id.',
    );
  return text;
}
