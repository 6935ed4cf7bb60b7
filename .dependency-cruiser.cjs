/** The dependency rules of docs/house.md, checked in every test run. */
const slices = [
  'accounts',
  'areas',
  'evidence',
  'erasures',
  'indicators',
  'plans',
  'figures',
  'reports',
  'reminders',
  'tasks',
  'recognitions',
  'imports',
  'status',
  'history',
];
const inside = slices.map((slice) => ({
  name: `no-insides-of-${slice}`,
  comment:
    'Slices meet through events and read models: only what a slice publishes (events, index, read model queries) may be imported from outside.',
  severity: 'error',
  from: { path: '^src/', pathNot: [`^src/${slice}/`, '^src/(main|app\\.module|projections\\.registry)', '^src/cli/', '\\.spec\\.ts$'] },
  to: { path: `^src/${slice}/`, pathNot: [`^src/${slice}/(index|[a-z-]+\\.events|[a-z-]+\\.module)\\.ts$`] },
}));
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'libs-never-import-nest', severity: 'error', from: { path: '^libs/' }, to: { path: 'node_modules/@nestjs' } },
    { name: 'libs-never-import-src', severity: 'error', from: { path: '^libs/' }, to: { path: '^src/' } },
    {
      name: 'only-the-sqlite-adapters-import-sqlite',
      severity: 'error',
      from: {
        path: '^(libs|src)/',
        pathNot: [
          '^libs/event-store-sqlite/',
          '^src/platform/(read-db|vault|mail|drafts|side-database|sealing|access/sign-in)/',
          '^src/signer/',
          '^src/backup/databases',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: '^(node:)?sqlite$' },
    },
    {
      name: 'only-the-esdb-adapter-imports-its-client',
      severity: 'error',
      from: { path: '^(libs|src)/', pathNot: '^libs/event-store-eventstoredb/' },
      to: { path: 'node_modules/@eventstore' },
    },
    {
      name: 'the-contract-has-no-dependency',
      severity: 'error',
      from: { path: '^libs/event-store/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/event-store/', '^(node:)?crypto$', 'node_modules/canonicalize'] },
    },
    {
      name: 'the-maths-have-no-dependency',
      severity: 'error',
      from: { path: '^libs/indicator-maths/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/indicator-maths/'] },
    },
    {
      name: 'the-proofs-have-no-dependency',
      severity: 'error',
      from: { path: '^libs/transparency-log/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/transparency-log/', '^(node:)?crypto$'] },
    },
    {
      name: 'dossiers-rest-on-proofs-and-maths',
      comment: 'An auditor reads all that his verifier is made of.',
      severity: 'error',
      from: { path: '^libs/dossier/', pathNot: '\\.(spec|fixture)\\.ts$' },
      to: { pathNot: ['^libs/(dossier|transparency-log|indicator-maths)/'] },
    },
    {
      name: 'time-stamps-run-in-a-browser',
      severity: 'error',
      from: { path: '^libs/timestamp-token/', pathNot: '\\.(spec|fixture)\\.ts$' },
      to: { pathNot: ['^libs/timestamp-token/', 'node_modules/(pkijs|asn1js)/'] },
    },
    {
      name: 'the-signer-stands-alone',
      comment: 'It runs on machines and under users of its own: what it signs with knows nothing of the application.',
      severity: 'error',
      from: { path: '^src/signer/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^src/signer/', '^libs/(event-store|transparency-log)/', '^(node:)?[a-z_]+$'] },
    },
    {
      name: 'the-verifier-stands-alone',
      comment: 'Who takes it home takes all of it: nothing of the system but the rules, the proofs and the upcasters.',
      severity: 'error',
      from: { path: '^src/verifier/(crypto|input|node|page|report|[^/]+$)', pathNot: ['^src/verifier/served', '\\.(spec|fixture)\\.ts$'] },
      to: {
        pathNot: [
          '^src/verifier/',
          '^libs/(dossier|event-store|indicator-maths|timestamp-token|transparency-log)/',
          '^src/platform/event-store/upcast',
          '^src/platform/text/(terms|numbers)',
          '^(node:)?(crypto|fs|fs/promises|path|util)$',
          'node_modules/@noble',
        ],
      },
    },
    {
      name: 'the-domain-never-imports-composition',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${slices.join('|')})/` },
    },
    {
      name: 'pages-ask-the-api',
      comment: 'A page is a client of the API like any other: types of a slice it may name, nothing of it may it call.',
      severity: 'error',
      from: { path: '^src/web/', pathNot: '\\.spec\\.tsx?$' },
      to: { path: `^src/(${slices.join('|')}|publications|feed|sample|backup)/` },
    },
    ...inside,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
