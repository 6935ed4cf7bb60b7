import { BadEventStoreUrl } from './errors';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export interface Address {
  readonly url: string;
  /** For messages: never with the password. */
  readonly hosts: string;
  /**
   * Passed with every append: only then does the client send it as a call of its own. Without, it goes through a stream and a map of
   * promises that all appends of the process share, where one broken stream rejects others' appends and a late answer crashes.
   */
  readonly credentials: Credentials;
}

const SHAPE = /^esdb(?:\+discover)?:\/\/(?:([^:@/?]+):([^@/?]*)@)?([^/?@]+)\/*(?:\?(.*))?$/;
/** The client ignores credentials on a connection without TLS; passing any still chooses the call described above. */
const NOBODY: Credentials = { username: 'nobody', password: '' };

/** Throws BadEventStoreUrl. */
export function addressOf(url: string): Address {
  const [, username, password, hosts, search] = SHAPE.exec(url.trim()) ?? [];
  if (hosts === undefined) throw new BadEventStoreUrl('it is not an esdb:// address', 'không phải dạng esdb://');
  const option = optionsOf(search ?? '');
  if (option('throwonappendfailure') === 'false') {
    throw new BadEventStoreUrl(
      'throwOnAppendFailure=false reports wrong revisions',
      'throwOnAppendFailure=false làm sai số phiên bản, hãy bỏ tham số này',
    );
  }
  const given = username === undefined ? null : { username: decodeURIComponent(username), password: decodeURIComponent(password ?? '') };
  if (given === null && option('tls') !== 'false') {
    throw new BadEventStoreUrl('a connection with TLS needs a user and a password', 'kết nối TLS cần tên người dùng và mật khẩu');
  }
  return { url: url.trim(), hosts, credentials: given ?? NOBODY };
}

/** Option names are compared as the client does: without case, `-` and `_`. */
function optionsOf(search: string): (name: string) => string | undefined {
  const pairs = search.split('&').map((pair) => pair.split('='));
  const byName = new Map(pairs.map(([name, value]) => [(name ?? '').toLowerCase().replace(/[_-]/g, ''), (value ?? '').toLowerCase()]));
  return (name) => byName.get(name);
}
