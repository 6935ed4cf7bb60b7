import { render } from 'preact-render-to-string';
import { STATE_WORDS } from '../../../platform/text/terms';
import type { Visit } from '../../visit/visit';
import { HOW_TO, TERMS } from './glossary';
import { HelpPage } from './help.page';

const visit = {
  path: '/tro-giup',
  query: new URLSearchParams(),
  me: null,
  demo: false,
  isPast: false,
  isNow: true,
  asked: () => undefined,
  here: () => '/tro-giup',
  href: (path: string) => path,
  can: () => false,
};

it('says every state in the words of all pages, every term once, and where each question is answered', () => {
  const html = render(<HelpPage visit={visit as unknown as Visit} />).toLocaleLowerCase('vi');
  for (const words of Object.values(STATE_WORDS)) expect(html).toContain(`${words}</span>`);
  expect(new Set(TERMS.map(({ id }) => id)).size).toBe(TERMS.length);
  for (const { path } of HOW_TO) expect(html).toContain(`href="${path}"`);
});
