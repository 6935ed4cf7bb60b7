import { render } from 'preact-render-to-string';
import { Paging, type Shown } from '../../../../test/support/paging';
import { startSystem, type System } from '../../../../test/support/system';
import { PROJECTIONS } from '../../../projections.registry';
import { headline, Projections } from './system.page';
import { ageWords, inWords, PROJECTION_WORDS } from './system.words';
import type { ProjectionShown, SystemState } from './system.data';
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
  const beside = (status: 'building' | 'stopped') =>
    headline(
      state({
        projections: [
          { ...projection, status: 'serving' },
          { ...projection, status, serving: false, generation: 2 },
        ],
      }),
    );
  it('says what is built beside', () => expect(beside('building')).toMatch(/sự kiện\. 1 bảng đang dựng lại, bảng cũ vẫn phục vụ\.$/));
  it('of a build that stopped, that what serves is not concerned', () => {
    expect(beside('stopped')).toMatch(/^Hệ thống chạy bình thường/);
    expect(beside('stopped')).toContain('1 lần dựng lại đã dừng giữa chừng, bảng cũ vẫn phục vụ');
  });
  it('does not speak of an old table where there is none', () =>
    expect(headline(state({ ready: false, projections: [{ ...projection, status: 'building', serving: false }] }))).toBe(
      'Hệ thống chưa sẵn sàng; nhật ký có 1.234 sự kiện. 1 bảng đang dựng lần đầu, chưa xem được.',
    ));
});

describe('the rows', () => {
  const build = { ...projection, serving: false, generation: 2, logSize: 4, lagMs: 311_000_000_000, lagEvents: 5 };
  const rows = (...projections: readonly ProjectionShown[]): string =>
    render(<Projections visit={{ can: () => true } as unknown as Visit} projections={projections} formKey="k" />);
  const serving = { ...projection, status: 'serving' } as const;

  it('of a build say how many events it has to read, not how old the log is', () => {
    const html = rows(serving, { ...build, status: 'building', progress: 0.44, etaMs: 2_000 });
    expect(html).toContain('>5 sự kiện<');
    expect(html).not.toContain('giờ');
    expect(html).toContain('44%');
    expect(html).not.toContain('Dựng lại');
  });
  it('of what is behind say by how much time, too', () =>
    expect(rows({ ...serving, lagMs: 90_000, lagEvents: 5 })).toContain('2 phút, 5 sự kiện'));
  it('of a build that stopped say so, and offer one order a read model', () => {
    const html = rows(serving, { ...build, status: 'stopped' });
    expect(html).toContain('dựng lại đã dừng');
    expect(html.match(/action="/g)).toHaveLength(1);
  });
});

it('a check names the read models as people know them, and writes numbers as they do', () => {
  expect(inWords('dừng: figure-facts, task-facts; s3-x')).toBe('dừng: “Số liệu”, “Nhiệm vụ”; s3-x');
  expect(inWords('đã ký 34125, đã niêm phong 34125 sự kiện')).toBe('đã ký 34.125, đã niêm phong 34.125 sự kiện');
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
        projections={[
          { ...projection, status: 'stopped', deadLetter },
          { ...projection, status: 'stopped', serving: false, generation: 2, deadLetter },
        ]}
        formKey="k"
      />,
    );
  expect(shown(true)).toContain('&lt;hỏng>');
  expect(shown(true)).toContain('href="/nhat-ky/e1"');
  expect(shown(true)).toContain('Sửa rồi dựng lại.');
  expect(shown(true)).toContain('value="e1"');
  expect(shown(false)).not.toContain('value="e1"');
  // Also where a build stopped at the same event: one way past it, with a key of its own.
  expect(shown(true).match(/name="event"/g)).toHaveLength(1);
  expect(shown(true)).toContain('value="k.figure-facts.bo-qua.7"');
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
    expect(html).toMatch(/✓ [\d.]+ sự kiện</);
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
