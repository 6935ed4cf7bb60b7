import { placeOf } from './about';
import type { Entry } from './entry';

const entry = (more: Partial<Entry>): Entry => ({
  logSize: 1,
  position: 'p',
  id: 'i',
  type: 'T',
  stream: 's',
  revision: 0,
  recordedAt: '2015-07-10T00:00:00.000Z',
  actor: 'a',
  onBehalfOf: null,
  reason: null,
  decision: null,
  area: null,
  plan: null,
  target: null,
  indicator: null,
  title: null,
  subject: null,
  sample: false,
  data: {},
  before: null,
  after: null,
  changes: [],
  ...more,
});

describe('what an event is about has its page', () => {
  it.each<[Partial<Entry>, string | null]>([
    [{ stream: 'figure-a:22.205:2015-H1' }, '/so-lieu/a/22.205/2015-H1'],
    [{ stream: 'report-p:d:22.205:2015-H1' }, '/bao-cao/p/d/22.205/2015-H1'],
    [{ stream: 'task-p:t' }, '/nhiem-vu/p/t'],
    [{ stream: 'plan-p', plan: 'p' }, '/ke-hoach/p'],
    [{ stream: 'plan-p', plan: 'p', target: 't' }, '/chi-tieu/t'],
    [{ stream: 'hierarchy', area: '22.205' }, '/don-vi/22.205'],
    [{ stream: 'publication-x', type: 'ReportPublished', data: { code: 'AAAA-BBBB-CCCC-DDDD' } }, '/cong-bo/AAAA-BBBB-CCCC-DDDD'],
    [{ stream: 'seal' }, null],
  ])('%j', (more, path) => expect(placeOf(entry(more))?.path ?? null).toBe(path));
});
