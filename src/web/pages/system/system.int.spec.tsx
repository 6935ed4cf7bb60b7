import { render } from 'preact-render-to-string';
import { Paging, type Shown } from '../../../../test/support/paging';
import { startSystem, type System } from '../../../../test/support/system';
import { PROJECTIONS } from '../../../projections.registry';
import { headline } from './system.page';
import { ageWords, PROJECTION_WORDS } from './system.words';
import type { SystemState } from './system.data';
import { DeadLetters } from './dead-letters';
import type { Visit } from '../../visit/visit';

const projection = {
  name: 'figure-facts',
  version: 1,
  generation: 1,
  serving: true,
  logSize: 9,
  lagMs: 0,
  lagEvents: 0,
  progress: null,
  etaMs: null,
  deadLetter: null,
} as const;
const state = (one: Partial<SystemState>): SystemState => {
  const fine = { ok: true, detail: 'tốt' };
  return {
    ready: true,
    checks: { log: fine, projections: fine, clock: fine, seal: fine },
    logSize: 1234,
    projections: [],
    failure: null,
    ...one,
  };
};

it('every read model has a name that people know', () =>
  expect(PROJECTIONS.map(({ name }) => name).filter((name) => PROJECTION_WORDS[name] === undefined)).toEqual([]));

it.each([
  [0, 'dưới 1 giây'],
  [1_200, '1 giây'],
  [90_000, '2 phút'],
  [5_400_000, '1 giờ 30 phút'],
])('%i ms is %s', (ms, words) => expect(ageWords(ms)).toBe(words));

describe('the headline', () => {
  it('says that all is well, and how long the log is', () =>
    expect(headline(state({}))).toBe('Hệ thống chạy bình thường; nhật ký có 1.234 sự kiện.'));
  it('says first what stands still', () =>
    expect(headline(state({ projections: [{ ...projection, status: 'stopped' }] }))).toMatch(/^1 bảng tổng hợp đang dừng/));
  it('says why nothing runs', () =>
    expect(headline(state({ failure: { message: 'đĩa đầy' } }))).toBe('Các bảng tổng hợp không chạy: đĩa đầy'));
  it('says what is built beside', () =>
    expect(headline(state({ projections: [{ ...projection, status: 'building' }] }))).toContain(
      '1 bảng đang dựng lại, bảng cũ vẫn phục vụ',
    ));
});

it('a dead letter says at which event, why, and what to do; only who may skip sees the way past it', () => {
  const deadLetter = {
    eventId: 'e1',
    type: 'FigureReported',
    stream: 'figure-x',
    logSize: 7,
    error: '<hỏng>',
    at: '',
    remedy: 'Sửa rồi dựng lại.',
    resolvedAt: null,
    skipped: false,
  };
  const shown = (may: boolean): string =>
    render(
      <DeadLetters
        visit={{ can: () => may } as unknown as Visit}
        projections={[{ ...projection, status: 'stopped', deadLetter }]}
        formKey="k"
      />,
    );
  expect(shown(true)).toContain('&lt;hỏng>');
  expect(shown(true)).toContain('href="/nhat-ky/e1"');
  expect(shown(true)).toContain('Sửa rồi dựng lại.');
  expect(shown(true)).toContain('value="e1"');
  expect(shown(false)).not.toContain('value="e1"');
});

describe('over HTTP', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  });
  afterAll(() => system.stop());

  const as = async (person: string, path: string, form?: Record<string, string>): Promise<Shown> => {
    const paging = await Paging.as(system, person);
    return form === undefined ? paging.get(path) : paging.send(path, form);
  };

  it('who runs the system sees every read model and builds one anew', async () => {
    const { html } = await as('demo-quan-tri', '/he-thong');
    for (const { name } of PROJECTIONS) expect(html).toContain(`${name}, bản`);
    const ordered = await as('demo-quan-tri', '/he-thong/task-facts/dung-lai', { khoa: 'k' });
    expect([ordered.status, ordered.to]).toEqual([303, '/he-thong?xong=dung-lai&bang=task-facts']);
    expect((await as('demo-quan-tri', ordered.to ?? '')).html).toContain('Đang dựng lại “Nhiệm vụ”');
  });

  it('one that is not there, or stands at no dead letter, is said in place', async () => {
    expect((await as('demo-quan-tri', '/he-thong/khong-co/dung-lai', { khoa: 'k2' })).status).toBe(404);
    const skipped = await as('demo-quan-tri', '/he-thong/task-facts/bo-qua', { khoa: 'k3', event: '01a1ffbe-1ff8-7207-aee7-e3944bbd8939' });
    expect(skipped.status).toBe(409);
    expect(skipped.html).toContain('Chưa thực hiện được:');
  });

  it('a clerk is told that it is not for him', async () => expect((await as('demo-an-sinh', '/he-thong')).status).toBe(403));
});
