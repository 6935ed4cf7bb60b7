/** The shapes that rules.md computes from and answers with. */
export * from './model-facts';
export * from './model-plan';
export * from './model-row';
