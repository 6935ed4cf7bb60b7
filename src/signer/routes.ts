import type { Route } from './http';
import type { LogSigner } from './log-signer';
import type { Witness } from './witness';

const json = (value: unknown) => ({ status: 200, body: JSON.stringify(value), type: 'application/json' });

/** A proof and a text. */
export const SIGNER_BODY_LIMIT = 16_384;
/** A proof and a note that many have signed. */
export const WITNESS_BODY_LIMIT = 262_144;

export const signerRoutes = (signer: LogSigner): Route[] => [
  { method: 'GET', path: /^\/$/, answer: () => json(signer.identity()) },
  {
    method: 'GET',
    path: /^\/head$/,
    answer: () => {
      const { size, root } = signer.head();
      return json({ size, root: Buffer.from(root).toString('base64') });
    },
  },
  { method: 'POST', path: /^\/sign$/, answer: (body) => signer.sign(body) },
];

export const witnessRoutes = (witness: Witness): Route[] => [
  { method: 'POST', path: /^\/add-checkpoint$/, answer: (body) => witness.addCheckpoint(body) },
  { method: 'GET', path: /^\/([0-9a-f]{64})\/checkpoint$/, answer: (_, hash = '') => witness.checkpoint(hash) },
];
