import { Paging } from '../support/paging';
import type { Address } from './addresses';
import { somebodyElse } from './reporting';

/** The address itself, or where the link that it names leads. */
export async function whereIs(server: { readonly url: string }, { address, person, link }: Address): Promise<string> {
  if (link === undefined) return address;
  const { html } = await (await Paging.as(server, person)).get(address);
  const found = [...html.matchAll(/\shref="([^"]*)"/g)]
    .map(([, href = '']) => href.replaceAll('&amp;', '&'))
    .find((href) => href.startsWith(link));
  if (found === undefined) throw new Error(`${address} has no link to ${link}…`);
  return found;
}

/** Something that was published, and a file of evidence, so that there are pages of them. */
export async function publish({ url }: { readonly url: string }): Promise<void> {
  await addFile(url);
  const ask = await somebodyElse(url, 'demo-lanh-dao');
  const answer = await ask('/api/publications', { method: 'POST', body: { plan: 'dong-trieu-2013', on: '2015-07-31', title: 'Sơ kết' } });
  if (!answer.ok) throw new Error(`not published: ${await answer.text()}`);
}

const FILE = 'bien-ban-hop';

async function addFile(url: string): Promise<void> {
  const ask = await somebodyElse(url, 'demo-khuyen-hoc');
  const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'bien-ban.txt' };
  const answer = await ask(`/api/evidence?ref=${FILE}&area=22.205.07075`, { method: 'POST', body: {}, headers });
  if (!answer.ok) throw new Error(`not added: ${await answer.text()}`);
}
