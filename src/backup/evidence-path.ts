/** Two folders deep, as the store of evidence keeps it. */
export const evidencePath = (hash: string): string => `evidence/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;

/** The hash that a path of evidence is named for; null for any other path. */
export function evidenceAt(path: string): string | null {
  const hash = /^evidence\/[0-9a-f]{2}\/[0-9a-f]{2}\/([0-9a-f]{64})$/.exec(path)?.[1] ?? null;
  return hash !== null && evidencePath(hash) === path ? hash : null;
}
