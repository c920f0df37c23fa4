/** Who may import whom; docs/architecture.md shows the same as a picture. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A circle has no beginning to read from.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-know-only-zod',
      severity: 'error',
      comment: 'What is said must not depend on how it is done.',
      from: { path: '^packages/contracts/src' },
      to: { pathNot: ['^packages/contracts/src', 'node_modules/zod'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules get time, ids and facts as arguments: no Node, no network, no database.',
      from: { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/(domain|contracts)/src'] },
    },
    {
      name: 'channels-reach-no-database',
      severity: 'error',
      comment: 'An adapter turns bytes into events and items into requests; it cannot reach a conversation.',
      from: { path: '^packages/channels/src', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/(channels|contracts)/src', 'node_modules/(zod|jose)', '^(node:)?crypto$'] },
    },
    {
      name: 'emulator-is-independent',
      severity: 'error',
      comment: 'It is written from Google’s reference, so that it may disagree with us.',
      from: { path: '^apps/google-emulator' },
      to: { path: ['^packages', '^apps/(?!google-emulator)'] },
    },
    {
      name: 'console-knows-no-server',
      severity: 'error',
      comment: 'The console speaks HTTP as described by the contracts.',
      from: { path: '^apps/console' },
      to: { path: ['^apps/(?!console)', '^packages/channels'] },
    },
    {
      name: 'console-shared-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/console/src/shared' },
      to: { path: '^apps/console/src/(features|app)' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      comment: 'A rule both need goes to domain, SQL to store, a part to shared or flows.',
      from: { path: '^apps/(bff|console)/src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^apps/$1/src/features/', pathNot: '^apps/$1/src/features/$2/' },
    },
    {
      name: 'bff-stays-within-its-packages',
      severity: 'error',
      from: { path: '^apps/bff/' },
      to: { path: '^apps/(?!bff)' },
    },
    {
      name: 'only-store-knows-the-driver',
      severity: 'error',
      comment:
        'SQL has one home. The listening connection, readiness and the hand-over of types are the exceptions.',
      from: {
        path: '^apps/bff/src',
        pathNot: [
          '^apps/bff/src/store/',
          '^apps/bff/src/live/listener\\.ts$',
          '^apps/bff/src/http/health\\.ts$',
        ],
      },
      to: { path: 'node_modules/(pg|kysely)/' },
    },
    {
      name: 'only-http-knows-express',
      severity: 'error',
      from: { path: '^apps/bff/src', pathNot: ['^apps/bff/src/http/', '^apps/bff/src/app\\.ts$'] },
      to: { path: 'node_modules/(express|helmet|pino-http)/' },
    },
    {
      name: 'tests-only-from-tests',
      severity: 'error',
      from: {
        path: '^(apps|packages)/[^/]+/src',
        pathNot: ['\\.test\\.tsx?$', '/testing/', '/test-support\\.ts$', '/testing\\.ts$'],
      },
      to: { path: '/testing/' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '\\.cache/'] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
}
