import { RequestMethod } from '@nestjs/common';
import { Paging } from '../support/paging';
import { startSample } from '../support/sample-server';
import { startGuarded } from '../support/signed-in';
import { ADDRESSES } from './addresses';
import { FORMS, LOOKING } from './form-keys';
import { pageRoutes, routeAt } from './routes';
import { publish, whereIs } from './where';

jest.setTimeout(300_000);

interface Form {
  readonly page: string;
  readonly route: string;
  readonly fields: ReadonlyMap<string, string>;
}

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/g;
const INPUT = /<input\b[^>]*>/g;
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');

function formsIn(page: string, address: string, html: string, routes: readonly string[]): readonly Form[] {
  return [...html.matchAll(FORM)].flatMap(([, tag = '', inside = '']) => {
    if (attribute(tag, 'method') !== 'post') return [];
    const route = routeAt(routes, attribute(tag, 'action') ?? address) ?? 'nowhere';
    const inputs = [...inside.matchAll(INPUT)].map(([input]) => input);
    return [{ page, route, fields: new Map(inputs.map((one) => [attribute(one, 'name') ?? '', attribute(one, 'value') ?? ''])) }];
  });
}

/** What a form lacks of what is said of where it leads. */
function lackOf({ page, route, fields }: Form): readonly string[] {
  const said = FORMS[route];
  if (said === undefined) return [`${page}: a form to ${route}`];
  const has = (name: string): boolean => (fields.get(name) ?? '') !== '';
  return [
    ...('noKey' in said || has('khoa') || LOOKING.includes(fields.get('viec') ?? '')
      ? []
      : [`${page}: no key against double sending to ${route}`]),
    ...('basedOn' in said && !has(said.basedOn)
      ? [`${page}: the form to ${route} does not say what it is based on (${said.basedOn})`]
      : []),
  ];
}

describe('the forms of every page', () => {
  let routes: readonly string[];
  let forms: readonly Form[];
  beforeAll(async () => {
    const guarded = await startGuarded();
    routes = pageRoutes(guarded.app, RequestMethod.POST);
    await guarded.stop();
    const server = await startSample();
    await publish(server);
    const found: Form[] = [];
    const visitors = new Map<string | undefined, Paging>();
    for (const one of ADDRESSES) {
      const visitor = visitors.get(one.person) ?? (await Paging.as(server, one.person));
      visitors.set(one.person, visitor);
      const address = await whereIs(server, one);
      const { html } = await visitor.get(address);
      found.push(...formsIn(one.name, address, html, routes));
    }
    forms = found;
    await server.remove();
  });

  it('lead to where something is taken, and all that takes something is spoken of', () =>
    expect(Object.keys(FORMS).toSorted()).toEqual([...new Set(routes)].toSorted()));

  it('carry a key against double sending, and what they are based on, where they write', () =>
    expect([...new Set(forms.flatMap(lackOf))]).toEqual([]));

  it('share no key with another form of their page', () => {
    const keys = forms.flatMap(({ page, fields }) => (fields.has('khoa') ? [`${page} ${fields.get('khoa') ?? ''}`] : []));
    expect(keys.filter((one, index) => keys.indexOf(one) !== index)).toEqual([]);
  });

  it('are met on those pages, but for the ones that say why not', () => {
    const met = new Set(forms.map(({ route }) => route));
    expect(Object.entries(FORMS).flatMap(([route, { unmet }]) => (met.has(route) === (unmet === undefined) ? [] : [route]))).toEqual([]);
  });
});

it('a form without a key, and one that is based on nothing, are found', () => {
  const form = (inside: string) =>
    formsIn('p', '/', `<form method="post" action="/danh-muc/chi-so/x">${inside}</form>`, Object.keys(FORMS));
  const [key, based] = ['<input type="hidden" name="khoa" value="k"/>', '<input type="hidden" name="dua-tren" value="&quot;1&quot;"/>'];
  expect(form(key + based).flatMap(lackOf)).toEqual([]);
  expect(form(based).flatMap(lackOf)).toEqual(['p: no key against double sending to /danh-muc/:kind/:code']);
  expect(form(`${key}<input name="dua-tren" value=""/>`).flatMap(lackOf)).toHaveLength(1);
});
