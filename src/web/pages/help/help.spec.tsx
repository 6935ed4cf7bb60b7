import { render } from 'preact-render-to-string';
import { textOf } from '../../../../test/support/page-visitor';
import { ROLES as ALL_ROLES } from '../../../platform/access/actions';
import { criterionWords, STATE_WORDS, stateWords } from '../../../platform/text/terms';
import { standingWords } from '../../known/recognised';
import { REPORT_WORDS } from '../../parts/report-tag';
import { REVIEW_WORDS } from '../../parts/review-tag';
import { verifiedOf } from '../../parts/verified-tag';
import type { Visit } from '../../visit/visit';
import { LEVELS, ROLES } from '../../words';
import { TASK_WORDS } from '../tasks/task.words';
import { HOW_TO, TERMS } from './glossary';
import { HelpPage } from './help.page';
import { STARTS } from './starts';

const visitOf = (roles: readonly string[], may: boolean): Visit =>
  ({
    path: '/tro-giup',
    query: new URLSearchParams(),
    me: roles.length === 0 ? null : { kind: 'person', name: 'Ai đó', rights: roles.map((role) => ({ role })), todo: [] },
    demo: false,
    isPast: false,
    isNow: true,
    asked: () => undefined,
    href: (path: string) => path,
    here: () => '/tro-giup',
    can: () => may,
  }) as unknown as Visit;
const html = render(<HelpPage visit={visitOf([], true)} />);
const said = textOf(html).toLocaleLowerCase('vi');

it.each([
  ['states of targets', Object.values(STATE_WORDS)],
  ['rows under a judged one', (['met', 'not-met'] as const).map((againstPlan) => stateWords({ state: null, againstPlan }))],
  ['reports', Object.values(REPORT_WORDS)],
  ['figures', Object.values(REVIEW_WORDS)],
  ['tasks', Object.values(TASK_WORDS)],
  ['roles', Object.values(ROLES)],
  ['levels', Object.values(LEVELS)],
])('every word for %s stands here as the pages say it', (_, words) => {
  expect(words.filter((word) => !said.includes(word.toLocaleLowerCase('vi')))).toEqual([]);
});

it('and so do the words that are made of a day, a number or a requirement', () => {
  const grant = { recognisedOn: '2015-01-01', validUntil: '2016-01-01', revokedOn: null, live: false } as const;
  const standings = [
    standingWords({ ...grant, live: true }, '2015-06-01'),
    standingWords(grant, '2014-01-01'),
    standingWords(grant, '2017-01-01'),
    standingWords({ ...grant, revokedOn: '2015-03-01' }, '2017-01-01'),
    standingWords({ ...grant, revokedOn: '2015-01-01' }, '2017-01-01'),
    standingWords({ ...grant, validUntil: null }, '2017-01-01'),
  ];
  const coverage = { reported: 19, expected: 21, byOwn: 0 };
  const value = (reported: number, changedSinceVerified = 0, flags: 'returned'[] = []) =>
    verifiedOf({ value: '1', coverage, verified: { value: '1', coverage: { ...coverage, reported } }, changedSinceVerified, flags });
  const verified = [value(0), value(17), value(19), value(17, 1), value(17, 0, ['returned'])].map((tag) => tag?.words ?? '?');
  const span = criterionWords({ kind: 'increase', over: 'span' });
  const dayless = standings.map((words) => words.replace(/ \d\d[/].*$/, ''));
  expect([...dayless, ...verified, span].filter((words) => !said.includes(words.toLocaleLowerCase('vi')))).toEqual([]);
});

it('every term stands once, and each question has where it is answered', () => {
  expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
  for (const { path } of HOW_TO) expect(html).toContain(`href="${path}"`);
});

it.each(ALL_ROLES)('a newcomer who is %s finds what to do first, opened, each step with its page', (role) => {
  const own = render(<HelpPage visit={visitOf([role], true)} />);
  expect(own.indexOf(`id="vai-${role}"`)).toBe(own.indexOf('id="vai-'));
  expect(own).toMatch(new RegExp(`<details[^>]* open[^>]*id="vai-${role}"|<details[^>]*id="vai-${role}"[^>]* open`));
  for (const { path } of STARTS[role]) expect(own).toContain(`href="${path}"`);
  expect(STARTS[role].length).toBeGreaterThan(2);
});

it('a page that somebody may not open is named to him, and no link', () => {
  const bare = render(<HelpPage visit={visitOf(['clerk'], false)} />);
  expect(bare).not.toContain('href="/tai-khoan/moi"');
  expect(bare).toContain('<strong>Mở tài khoản</strong>');
});
