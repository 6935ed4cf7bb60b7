import { readFileSync } from 'node:fs';
import { WrongUsage } from '../exit';

/** A list of recognitions: JSON says all, CSV only the rows. */
export interface ListFile {
  readonly format: 'csv' | 'json';
  readonly text: string;
  /** What a CSV does not say, as the query of the call. */
  readonly head: Readonly<Record<string, string>>;
}

/** Throws WrongUsage for what cannot be read. */
export function listFile(name: string, head: Readonly<Record<string, string>>): ListFile {
  const format = /\.csv$/i.test(name) ? 'csv' : /\.json$/i.test(name) ? 'json' : null;
  if (format === null) throw new WrongUsage(`${name}: chỉ nhận tệp .csv hoặc .json.`, `${name}: a list is a .csv or .json file.`);
  try {
    return { format, text: readFileSync(name, 'utf8'), head: format === 'csv' ? { kind: 'recognitions', ...head } : head };
  } catch {
    throw new WrongUsage(`${name}: không đọc được tệp.`, `${name}: the file cannot be read.`);
  }
}
