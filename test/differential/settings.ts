/** More by hand: DIFFERENTIAL_SEED=7 DIFFERENTIAL_ROUNDS=20 npm run jest -- test/differential */
export const SEED = Number(process.env['DIFFERENTIAL_SEED'] ?? 20250701);
export const ROUNDS = Number(process.env['DIFFERENTIAL_ROUNDS'] ?? 1);
