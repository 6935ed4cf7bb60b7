import type { INestApplication } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { AccessStores } from '../platform/access/sign-in';
import { CredentialsService } from './credentials.service';

/** Who does what nobody has ordered: the start of a log. */
const START = 'hieuhoc';

/** A log that nobody has ever administered gets its administrator; the password is said this once. The demo needs none. */
export async function foundAdministrator(app: INestApplication, say: (line: string) => void): Promise<void> {
  if (app.get(AccessStores).mode === 'demo') return;
  const context = { actor: START, correlationId: randomUUID(), now: new Date() };
  const issued = await app.get(CredentialsService).foundAdministrator(context);
  if (issued === null) return;
  say('Lần khởi động đầu tiên: đã mở tài khoản quản trị.');
  say(`  Tên đăng nhập:      ${issued.login}`);
  say(`  Mật khẩu một lần:   ${issued.password}`);
  say('  Chỉ hiện lần này, phải đổi khi đăng nhập, hết hạn sau 7 ngày. Lỡ mất: hieuhoc account reset quan-tri');
}
