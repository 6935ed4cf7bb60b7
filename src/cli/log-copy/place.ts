import { resolve } from 'node:path';
import type { Config } from '../../platform/config/config';
import { logPlace, type LogPlace } from '../../platform/event-store/open-log';

/** `esdb://…`, `configured` (the log of this configuration, so that an address with a password need not be typed), else a file. */
export function placeOf(text: string, config: Config): LogPlace {
  if (text === 'configured') return logPlace(config);
  return /^esdb(\+discover)?:\/\//.test(text) ? { kind: 'eventstoredb', url: text } : { kind: 'sqlite', path: resolve(text) };
}

/** For people: never with the password. */
export function nameOf(place: LogPlace): string {
  return place.kind === 'sqlite' ? place.path : place.url.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '');
}

export function isSame(a: LogPlace, b: LogPlace): boolean {
  return a.kind === 'sqlite' && b.kind === 'sqlite' ? resolve(a.path) === resolve(b.path) : a.kind === b.kind && nameOf(a) === nameOf(b);
}
