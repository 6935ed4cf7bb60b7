import type { SealingState } from '../sealing';
import { sealCheck } from './seal-check';

const STATE: SealingState = { running: true, sealed: 12, signed: 10, unsignedMs: 400, alarm: null, trouble: null, anchors: [] };

describe('how the sealing stands', () => {
  it('is told in events', () => expect(sealCheck(STATE)).toEqual({ ok: true, detail: 'đã ký 10, đã niêm phong 12 sự kiện' }));

  it('an event that has waited for ten seconds is told, and what keeps it', () => {
    const { ok, detail } = sealCheck({ ...STATE, unsignedMs: 11_000, trouble: new Error('away') });
    expect([ok, detail]).toEqual([false, 'đã ký 10, đã niêm phong 12 sự kiện; sự kiện chưa ký đã chờ 11 giây; away']);
    expect(sealCheck({ ...STATE, unsignedMs: 10_000 }).ok).toBe(true);
  });

  it('an alarm is told before all else', () =>
    expect(sealCheck({ ...STATE, running: false, alarm: new Error('changed') })).toEqual({ ok: false, detail: 'changed' }));

  it('where nothing seals, nothing is wrong', () => expect(sealCheck({ ...STATE, running: false }).ok).toBe(true));
});
