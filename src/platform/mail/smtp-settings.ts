import { isLoopback } from '../config/access-fields';

/** How to reach a mail server. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else STARTTLS, which is demanded unless the server is this machine. */
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** `smtps://user:password@host:465` or `smtp://host:587`; null for anything else. */
export function readSmtpUrl(text: string): SmtpSettings | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const port = url === null ? undefined : PORTS[url.protocol];
  if (url === null || port === undefined || url.hostname === '' || url.search !== '' || url.hash !== '' || /^\/./.test(url.pathname))
    return null;
  const auth = credentialsIn(url);
  if (auth === null) return null;
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname.replaceAll(/^\[|\]$/g, ''),
    port: url.port === '' ? port : Number(url.port),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    ...(auth !== undefined && { auth }),
  };
}

function credentialsIn({ username, password }: URL): SmtpSettings['auth'] | null {
  if (username === '' && password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return null;
  }
}
