import { planDocument, ratio, target } from './small-plan';
import type { Place } from './rights-expected';

/** One request of an action, about an area. It is made so that whoever may do it is refused for another reason, and nothing is recorded. */
export interface Tried {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}
type Request = (area: string, place: Place) => Tried;

const get = (path: string): Tried => ({ path });
const post = (path: string, body: unknown = {}): Tried => ({ method: 'POST', path, body });
const reason = 'thử quyền';
const decision = { number: '1/QĐ', issuedOn: '2025-01-02', issuer: 'UBND' };
export const FIGURE = (area: string): string => `/api/figures/ty-le/${area}/2026-H1`;
export const PLAN = (place: Place): string => `ke-hoach-${place}`;
const REPORT = (duty: string, reporter: string): string => `/api/reports/bao-cao/${duty}/${reporter}/2025`;
/** Led by a body that sits in the place. */
const TASK = (place: Place): string => `/api/plans/bao-cao/tasks/viec-${place}`;
const otherDocument = (area: string, place: Place): object =>
  planDocument(PLAN(place), { areas: [], area, title: 'một văn bản khác', indicators: [ratio('ty-le')], targets: [target('t', 'ty-le')] });

/** Actions about an area: every way to ask for them. */
export const ON_AREAS: Readonly<Record<string, readonly Request[]>> = {
  'status.read': [
    (area, place) => get(`/api/status?plan=${PLAN(place)}&area=${area}`),
    (area, place) => get(`/api/status/series?plan=${PLAN(place)}&area=${area}`),
    (_, place) => get(`/api/status/changes?plan=${PLAN(place)}`),
  ],
  'status.explain': [
    (area, place) => get(`/api/status/explain?plan=${PLAN(place)}&target=t&area=${area}`),
    (_, place) => get(`/api/status/explain?plan=${PLAN(place)}&target=t`),
  ],
  'figure.read': [
    (area) => get(FIGURE(area)),
    (area) => get(`/api/figures?area=${area}`),
    (area) => get(`/api/figures/waiting?area=${area}`),
  ],
  'figure.report': [
    (area) => ({ method: 'PUT', path: FIGURE(area), body: {} }),
    (area) => get(`/api/templates/figures.xlsx?plan=khong-co&area=${area}&period=2026-H1`),
  ],
  'figure.withdraw': [(area) => post(`${FIGURE(area)}/withdrawal`)],
  'figure.verify': [(area) => post(`${FIGURE(area)}/verification`)],
  'figure.return': [(area) => post(`${FIGURE(area)}/return`)],
  'report.submit': [
    (area, place) =>
      post(`${REPORT(`gui-${place}`, `co-quan-${place}`)}/submission`, {
        figures: [{ indicator: 'khong-co', area, period: '2025', revision: 0 }],
      }),
  ],
  'report.accept': [(_, place) => post(`${REPORT(`nhan-${place}`, 'co-quan-nguon')}/acceptance`)],
  'report.return': [(_, place) => post(`${REPORT(`nhan-${place}`, 'co-quan-nguon')}/return`, { reason })],
  'report.extend': [(_, place) => post(`${REPORT(`nhan-${place}`, 'co-quan-nguon')}/extension`, { until: '2020-01-01', reason })],
  'plan.read': [(_, place) => get(`/api/plans/${PLAN(place)}`)],
  'plan.issue': [
    (area, place) => post('/api/plans', otherDocument(area, place)),
    (_, place) => post(`/api/plans/${PLAN(place)}/corrections`),
  ],
  'plan.transfer': [(_, place) => post(`/api/plans/${PLAN(place)}/transfer`), (_, place) => post(`/api/plans/${PLAN(place)}/closure`)],
  'target.revise': [
    (_, place) => post(`/api/plans/${PLAN(place)}/targets`),
    (_, place) => post(`/api/plans/${PLAN(place)}/targets/t/revisions`),
    (_, place) => post(`/api/plans/${PLAN(place)}/targets/t/corrections`),
    (_, place) => post(`/api/plans/${PLAN(place)}/targets/t/withdrawal`),
  ],
  'task.progress': [
    (_, place) => post(`${TASK(place)}/progress`, { note: 'trước khi bắt đầu', on: '2020-01-01' }),
    (_, place) => post(`${TASK(place)}/completion`, { on: '2020-01-01' }),
  ],
  'task.reopen': [(_, place) => post(`/api/plans/${PLAN(place)}/tasks/khong-co/reopening`, { reason })],
  'catalogue.read': [(_, place) => get(`/api/bodies/co-quan-${place}`)],
  'body.define': [
    (area) => post('/api/bodies', { area }),
    (_, place) => post(`/api/bodies/co-quan-${place}/revisions`),
    (_, place) => post(`/api/bodies/co-quan-${place}/retirement`),
  ],
  'area.read': [(area) => get(`/api/areas/${area}`)],
  'area.establish': [(area) => post('/api/areas', { parent: area }), (area) => post('/api/areas/checks', { parent: area })],
  'area.change': [
    (area) => post('/api/area-changes', { type: 'renamed', on: '2026-01-01', area, name: area }),
    (area) => post('/api/area-changes', { type: 'dissolved', on: '1999-01-01', area }),
    (area) => post('/api/area-changes/checks', { type: 'dissolved', on: '1999-01-01', area }),
    (area) => post('/api/area-changes', { type: 'reorganised', on: '1999-01-01', from: [area] }),
  ],
  'subject.read': [(area) => get(`/api/subjects?area=${area}`), (_, place) => get(`/api/subjects/don-vi-${place}`)],
  'subject.register': [(area) => post('/api/subjects', { area }), (_, place) => post(`/api/subjects/don-vi-${place}/moves`)],
  'recognition.read': [
    (area) => get(`/api/recognitions?area=${area}`),
    (area) => get(`/api/recognitions/counts?title=danh-hieu&area=${area}`),
    (_, place) => get(`/api/recognitions/danh-hieu/don-vi-${place}`),
  ],
  'recognition.grant': [
    (area) => post('/api/recognitions', { area }),
    (_, place) => post(`/api/recognitions/danh-hieu/don-vi-${place}/renewals`),
    (_, place) => post(`/api/recognitions/danh-hieu/don-vi-${place}/revocation`),
  ],
  'erasure.read': [
    (area) => get(`/api/erasures?area=${area}`),
    (_, place) => get(`/api/subjects/don-vi-${place}/erasure-request`),
    (_, place) => get(`/api/evidence/giay-${place}/erasure-request`),
  ],
  'erasure.receive': [
    (_, place) => post(`/api/subjects/don-vi-${place}/erasure-request`),
    (_, place) => post(`/api/evidence/giay-${place}/erasure-request`),
  ],
  'erasure.carry-out': [
    (_, place) => post(`/api/subjects/don-vi-${place}/erasure`),
    (_, place) => post(`/api/subjects/don-vi-${place}/erasure-request/extension`, { reason }),
    (_, place) => post(`/api/subjects/don-vi-${place}/erasure-request/refusal`, { reason }),
    (_, place) => post(`/api/evidence/giay-${place}/erasure`),
    (_, place) => post(`/api/evidence/giay-${place}/erasure-request/extension`, { reason }),
    (_, place) => post(`/api/evidence/giay-${place}/erasure-request/refusal`, { reason }),
  ],
  'evidence.read': [(_, place) => get(`/api/evidence/giay-${place}`), (_, place) => get(`/api/evidence/giay-${place}/details`)],
  'evidence.add': [(area) => post(`/api/evidence?area=${area}`)],
  'publication.publish': [(_, place) => post('/api/publications', { plan: PLAN(place), area: 'khong-co' })],
  'history.read': [(area) => get(`/api/history?area=${area}`), (area) => get(`/api/history/export?area=${area}`)],
  'feed.read': [(area) => get(`/api/streams/figure-ty-le:${area}:2026-H1`)],
  'dossier.make': [(area) => get(`/api/dossiers?area=${area}`)],
  'account.read': [(area) => get(`/api/accounts?area=${area}`), (_, place) => get(`/api/evidence/giay-${place}/downloads`)],
  'role.grant': [
    (area) => post('/api/accounts/khong-co-ai/roles', { role: 'clerk', area, reason }),
    (area) => post('/api/accounts/khong-co-ai/roles/revocation', { role: 'clerk', area, reason }),
  ],
};

/** Actions about nothing that lies in an area: a right on any is enough. */
export const SOMEWHERE: Readonly<Record<string, readonly Tried[]>> = {
  'status.read': [get('/api/publications'), get('/api/publications/khong-co')],
  'figure.report': [post('/api/figures/checks')],
  'figure.verify': [post('/api/figures/verification')],
  'report.read': [
    get('/api/reports?plan=bao-cao'),
    get(REPORT('gui-own', 'co-quan-own')),
    get('/api/duties?reporter=khong-co'),
    get('/api/reports/rates'),
    get('/api/reminders'),
  ],
  'task.read': [get('/api/tasks'), get('/api/tasks/summary'), get('/api/tasks/bao-cao/viec-own')],
  'catalogue.read': [get('/api/indicators'), get('/api/indicators/ty-le'), get('/api/titles'), get('/api/titles/x'), get('/api/bodies')],
  'catalogue.define': [
    post('/api/indicators'),
    post('/api/indicators/ty-le/revisions'),
    post('/api/indicators/ty-le/retirement'),
    post('/api/titles'),
    post('/api/titles/x/revisions'),
    post('/api/titles/x/retirement'),
  ],
  'area.read': [get('/api/areas'), get('/api/area-changes')],
  'plan.read': [get('/api/plans')],
  'import.read': [get('/api/imports'), get('/api/imports/khong-co')],
  'import.run': [post('/api/imports'), post('/api/imports/khong-co/undo')],
  'log.seal': [post('/api/log/seals', { reason: 5 })],
  'system.read': [get('/api/projections')],
  'projection.rebuild': [post('/api/projections/khong-co/rebuild'), post('/api/projections/khong-co/skip')],
  'account.erase': [post('/api/accounts/khong-co-ai/erasure')],
  'account.read': ['', '/credentials', '/sign-ins'].map((of) => get(`/api/accounts/khong-co-ai${of}`)),
  'account.open': [
    post('/api/accounts'),
    ...['closure', 'password-reset', 'second-factor-reset', 'secrets', 'identities', 'identities/removal'].map((of) =>
      post(`/api/accounts/khong-co-ai/${of}`),
    ),
    { method: 'DELETE', path: '/api/accounts/khong-co-ai/secrets/1', body: {} },
  ],
  'feed.read': [get('/api/events/00000000-0000-7000-8000-000000000000')],
};

/** Asked about everything at once: for those whose right covers all of it. */
export const EVERYWHERE: Readonly<Record<string, readonly Tried[]>> = {
  'status.read': [get('/api/status?plan=khong-co')],
  'history.read': [get('/api/history')],
  'feed.read': [get('/api/events?limit=1'), get('/api/streams/hierarchy'), get('/api/log/tile/entries/000.p/1')],
  'dossier.make': [get('/api/dossiers?plan=khong-co')],
  'account.read': [get('/api/accounts')],
  'erasure.read': [get('/api/erasures')],
  'area.establish': [post('/api/areas', { parent: null })],
  'role.grant': [post('/api/accounts/khong-co-ai/roles', { role: 'clerk', area: null, reason })],
};

/** Calls that take no right: open to everybody, or about whoever asks. */
export const FOR_ANYBODY: ReadonlySet<string> = new Set([
  'GET /api/session',
  'POST /api/session',
  'DELETE /api/session',
  'POST /api/session/password',
  'DELETE /api/session/others',
  'POST /api/session/totp',
  'POST /api/session/totp/confirmation',
  'POST /api/session/token',
  'GET /api/session/people',
  'GET /api/session/oidc',
  'GET /api/me',
  'GET /api/me/email',
  'PUT /api/me/email',
  'GET /api/drafts',
  'GET /api/drafts/{key}',
  'PUT /api/drafts/{key}',
  'DELETE /api/drafts/{key}',
  'GET /api/check/{id}',
  'GET /api/log/checkpoint',
  'GET /api/log/proof/inclusion',
  'GET /api/log/proof/consistency',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
]);

export { decision, reason };
