import { parseVerifierKey, verifierOf } from '@hieuhoc/transparency-log';
import type { WitnessedLog } from './witness';

/** A list of logs as text: a verifier key a line, several of one origin allowed; `#` begins a comment. The key's name is the origin. */
export function readKnownLogs(text: string): { readonly logs: readonly WitnessedLog[]; readonly wrong: readonly number[] } {
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.map((line) => (line === '' || line.startsWith('#') ? undefined : parseVerifierKey(line)));
  const verifiers = keys.flatMap((key) => (key ? [verifierOf(key)] : []));
  return {
    logs: [...Map.groupBy(verifiers, ({ name }) => name)].map(([origin, known]) => ({ origin, keys: known })),
    wrong: keys.flatMap((key, index) => (key === null ? [index + 1] : [])),
  };
}
