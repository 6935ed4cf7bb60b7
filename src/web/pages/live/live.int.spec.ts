import { Listening } from '../../../../test/support/listening';
import { startSystem } from '../../../../test/support/system';
import { issueSmall } from '../../../../test/support/ground';

it('an open page is told that the log has grown, and a server that stops does not wait for it', async () => {
  const system = await startSystem();
  const listening = await Listening.to(`${system.url}/truc-tiep`, {});
  const sizes = (text: string): string[] => [...text.matchAll(/event: co-moi\ndata: (\d+)/g)].map(([, size = '']) => size);
  const [first] = await listening.until((text) => sizes(text).length > 0 && sizes(text));
  expect(listening.headers.get('Connection')).toBe('close');
  await issueSmall(system);
  const seen = await listening.until((text) => sizes(text).length > 1 && sizes(text));
  expect(Number(seen.at(-1))).toBeGreaterThan(Number(first));
  await system.stop();
  await listening.until(() => listening.ended);
});
