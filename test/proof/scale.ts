/** Proof suites run in full by `npm run test:proof`; in every other run on the few cases that show them alive. */
export const scale = (full: number, quick: number): number => (process.env['PROOF'] === 'full' ? full : quick);
