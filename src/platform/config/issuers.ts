/** An OpenID Connect issuer that may say who somebody is. */
export interface IssuerSettings {
  /** Names it in our own addresses. */
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How its ID tokens are signed; any other algorithm is refused. */
  readonly algorithm: string;
  readonly scope: string;
  /** It always asks for a second factor, so that nobody is asked again here. */
  readonly secondFactor: boolean;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
const KNOWN = new Set(['id', 'name', 'issuer', 'clientId', 'clientSecret', 'algorithm', 'scope', 'secondFactor']);

interface ReadIssuers {
  readonly issuers: readonly IssuerSettings[];
  readonly problems: readonly string[];
}

/** The value of HIEUHOC_OIDC: `[{"id", "name", "issuer", "clientId", "clientSecret", …}]`. All problems come at once. */
export function readIssuers(text: string): ReadIssuers {
  const entries = parsed(text);
  if (entries === null) return { issuers: [], problems: ['HIEUHOC_OIDC phải là một danh sách JSON: [{"id": …, "issuer": …}]'] };
  const read = entries.map((entry, index) => readIssuer(entry, `HIEUHOC_OIDC[${index}]`));
  const problems = read.flatMap((one) => one.problems);
  const issuers = read.map(({ settings }) => settings);
  for (const key of ['id', 'issuer'] as const)
    if (new Set(issuers.map((one) => one[key])).size < issuers.length) problems.push(`HIEUHOC_OIDC: ${key} bị lặp`);
  return { issuers, problems };
}

function readIssuer(entry: Readonly<Record<string, unknown>>, place: string): { settings: IssuerSettings; problems: string[] } {
  const problems = Object.keys(entry)
    .filter((key) => !KNOWN.has(key))
    .map((key) => `${place}.${key}: không có tên này; các tên hợp lệ: ${[...KNOWN].join(', ')}`);
  const text = (key: string, fallback?: string): string => {
    const value = entry[key] ?? fallback;
    if (typeof value === 'string' && value.trim() !== '') return value;
    problems.push(`${place}.${key} phải là chữ`);
    return '';
  };
  const settings = {
    id: text('id'),
    name: text('name'),
    issuer: text('issuer'),
    clientId: text('clientId'),
    clientSecret: text('clientSecret'),
    algorithm: text('algorithm', 'RS256'),
    scope: text('scope', 'openid'),
    secondFactor: entry['secondFactor'] === true,
  };
  if (entry['secondFactor'] !== undefined && typeof entry['secondFactor'] !== 'boolean')
    problems.push(`${place}.secondFactor phải là true hoặc false`);
  if (settings.id !== '' && !ID.test(settings.id)) problems.push(`${place}.id phải là mã chữ thường không dấu`);
  if (settings.issuer !== '' && !isIssuer(settings.issuer)) problems.push(`${place}.issuer phải là địa chỉ https`);
  if (!ALGORITHMS.includes(settings.algorithm)) problems.push(`${place}.algorithm phải là một trong ${ALGORITHMS.join(', ')}`);
  if (settings.scope !== '' && !settings.scope.split(' ').includes('openid')) problems.push(`${place}.scope phải có openid`);
  return { settings, problems };
}

const isIssuer = (text: string): boolean => URL.canParse(text) && (new URL(text).protocol === 'https:' || LOCAL.test(text));

function parsed(text: string): readonly Readonly<Record<string, unknown>>[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isRecord) ? value : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
