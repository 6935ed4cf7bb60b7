/** `.tsx` is what pages are written in. */
const transpiled = ({ tsx }) => [
  '@swc/jest',
  {
    sourceMaps: 'inline',
    jsc: {
      parser: { syntax: 'typescript', tsx, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic', importSource: 'preact' } },
      target: 'es2024',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  // A whole system starts in a test; on a busy machine that takes its time.
  testTimeout: 60_000,
  // What a spec file leaves in memory goes with the process it ran in; one process for all of them grows beyond what Node may take.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  roots: ['<rootDir>/src', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
  reporters: ['default', '<rootDir>/test/closing-line.reporter.cjs'],
  moduleNameMapper: {
    '^fast-check$': '<rootDir>/test/support/fast-check.cjs',
    '^@hieuhoc/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': transpiled({ tsx: false }), '^.+\\.tsx$': transpiled({ tsx: true }) },
};
