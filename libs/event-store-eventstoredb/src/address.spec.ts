import { addressOf } from './address';
import { BadEventStoreUrl } from './errors';

it.each([
  ['esdb://127.0.0.1:2113?tls=false', '127.0.0.1:2113', { username: 'nobody', password: '' }],
  ['esdb://clerk:s%40fe@host:2113', 'host:2113', { username: 'clerk', password: 's@fe' }],
  ['esdb+discover://clerk:s@cluster.local/?nodePreference=leader', 'cluster.local', { username: 'clerk', password: 's' }],
  [' esdb://a:b@h1:1,h2:2,h3:3?TLS=False ', 'h1:1,h2:2,h3:3', { username: 'a', password: 'b' }],
])('%s', (url, hosts, credentials) => {
  expect(addressOf(url)).toMatchObject({ hosts, credentials });
});

it('every address gives credentials: without any the client would send appends through a stream that all share', () => {
  expect(addressOf('esdb://h?tls=false').credentials.username).not.toBe('');
});

it.each([
  ['nothing', ''],
  ['another protocol', 'http://clerk:s3cret@host'],
  ['no host', 'esdb://clerk:s3cret@'],
  ['TLS without a user', 'esdb://host:2113'],
  ['an option that makes the client report wrong revisions', 'esdb://clerk:s3cret@h?throwOnAppendFailure=false'],
  ['the same in other letters', 'esdb://clerk:s3cret@h?throw-on-append_failure=FALSE'],
])('%s is refused, without repeating the address', (_name, url) => {
  expect(() => addressOf(url)).toThrow(BadEventStoreUrl);
  expect(() => addressOf(url)).not.toThrow(/s3cret/);
});
