import { readFileSync } from 'node:fs';
import { WrongUsage } from '../exit';

export interface PlanFile {
  readonly name: string;
  readonly format: 'yaml' | 'json';
  readonly text: string;
}

/** Throws WrongUsage for what cannot be read. */
export function planFile(name: string): PlanFile {
  const format = /\.ya?ml$/i.test(name) ? 'yaml' : /\.json$/i.test(name) ? 'json' : null;
  if (format === null) throw new WrongUsage(`${name}: chỉ nhận tệp .yaml, .yml hoặc .json.`, `${name}: a plan is a .yaml or .json file.`);
  try {
    return { name, format, text: readFileSync(name, 'utf8') };
  } catch {
    throw new WrongUsage(`${name}: không đọc được tệp.`, `${name}: the file cannot be read.`);
  }
}
