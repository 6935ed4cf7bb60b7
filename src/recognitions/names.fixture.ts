import { askingOf } from '../../test/support/asking';
import { startSystem, type System } from '../../test/support/system';

export const NAME = 'Nguyễn Thị Hoa Mẫu Đơn';
export const household = (more: object = {}) => ({ ref: 'ho-1', kind: 'household', area: 'an-sinh', name: NAME, ...more });

const area = (id: string, level: string, parent: string | null) => ({ id, name: id, level, kind: level, parent, from: '2004-07-08' });

/** Three households in two communes, and a school. */
export async function namesSystem(): Promise<System> {
  const system = await startSystem();
  const ask = askingOf(system);
  for (const one of [area('22.205', 'district', null), area('an-sinh', 'commune', '22.205'), area('mao-khe', 'commune', '22.205')])
    await ask.done('/api/areas', one);
  await system.post('/api/subjects', household(), { 'Idempotency-Key': 'dang-ky-1' });
  await ask.done('/api/subjects', household({ ref: 'ho-2', name: 'Trần Văn An' }));
  await ask.done('/api/subjects', household({ ref: 'ho-3', area: 'mao-khe', name: 'Trần Văn Bình' }));
  await ask.done('/api/subjects', { ref: 'truong-1', kind: 'unit', area: 'an-sinh', name: 'Trường Tiểu học An Sinh' });
  return system;
}
