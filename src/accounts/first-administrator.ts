import type { INestApplication } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { AccessStores } from '../platform/access/sign-in';
import { systemClock } from '../platform/time/clock';
import { CredentialsService } from './credentials.service';

/** Who does what nobody has ordered: the start of a log. */
const START = 'hieuhoc';

/** A log that nobody has ever administered gets its administrator; the password is said this once. The demo needs none. */
export async function foundAdministrator(app: INestApplication, say: (line: string) => void): Promise<void> {
  const { mode, clock } = app.get(AccessStores);
  if (mode === 'demo') return;
  const now = clock();
  // Where the days are simulated, the first event lies on the first of them: what follows is not earlier.
  const recorded = clock === systemClock ? {} : { recordedAt: now.toISOString() };
  const context = { actor: START, correlationId: randomUUID(), now, ...recorded };
  const issued = await app.get(CredentialsService).foundAdministrator(context);
  if (issued === null) return;
  say('Lần khởi động đầu tiên: đã mở tài khoản quản trị.');
  say(`  Tên đăng nhập:      ${issued.login}`);
  say(`  Mật khẩu một lần:   ${issued.password}`);
  say('  Chỉ hiện lần này, phải đổi khi đăng nhập, hết hạn sau 7 ngày. Lỡ mất: hieuhoc account reset quan-tri');
}
