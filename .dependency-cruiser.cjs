// The layers of docs/adr/0001: every rule is an error, and there is no list of exceptions.
const to = (name, comment, from, path) => ({ name, comment, severity: 'error', from, to: path })

module.exports = {
  forbidden: [
    to('no-cycles', 'A cycle means that two rooms are one.', {}, { circular: true }),
    to(
      'domain-is-pure',
      'Domain functions know only themselves: no dependency, no node:.',
      { path: '^packages/domain/src', pathNot: '\\.test\\.ts$' },
      { pathNot: '^packages/domain/src' },
    ),
    to(
      'catalog-knows-types',
      'The catalog package knows the domain, its parser and its validator.',
      { path: '^packages/catalog/src', pathNot: '\\.test\\.ts$' },
      { path: '^(packages/(contract|engines)|apps)/' },
    ),
    to(
      'contract-is-below',
      'The contract knows the domain and zod.',
      { path: '^packages/contract/src' },
      { path: '^(packages/(catalog|engines)|apps)/' },
    ),
    to(
      'engines-need-no-server',
      'What works on files works without a server and without content.',
      { path: '^packages/engines/src' },
      { path: '^(packages/(catalog|contract)|apps)/' },
    ),
    to(
      'web-is-light',
      'The browser gets neither the catalog loader, engines nor server.',
      { path: '^apps/web/src' },
      { path: '^(packages/(catalog|engines)|apps/(server|cli))/' },
    ),
    to(
      'web-has-no-zod',
      'Only types of the contract reach the browser; texts are plain.',
      { path: '^apps/web/src' },
      { path: '^(node_modules/zod|packages/contract/src/(?!messages/|permissions|posts\\.ts|edition))', dependencyTypesNot: ['type-only'] },
    ),
    to(
      'cli-uses-ops',
      'The command line uses only what the server exports for it.',
      { path: '^apps/cli/src' },
      { path: '^apps/server/src/(?!ops/index\\.ts)' },
    ),
    to(
      'server-has-no-web',
      'The server serves built files, it does not import the application.',
      { path: '^apps/server/src' },
      { path: '^apps/(web|cli)/' },
    ),
    to(
      'feature-by-index',
      'A feature is reached through its index only.',
      { path: '^apps/(server|web)/src/features/([^/]+)/' },
      { path: '^apps/(server|web)/src/features/([^/]+)/(?!index\\.tsx?$)', pathNot: '^apps/$1/src/features/$2/' },
    ),
    to(
      'feature-by-index-from-outside',
      'Also from ops, documents and the app.',
      { path: '^apps/server/src/(ops|documents|app\\.ts|main\\.ts)', pathNot: '\\.test\\.ts$' },
      { path: '^apps/server/src/features/[^/]+/(?!index\\.ts$)' },
    ),
    to(
      'platform-knows-no-feature',
      'The platform carries features and knows none.',
      { path: '^apps/server/src/platform' },
      { path: '^apps/server/src/(features|documents|ops)/' },
    ),
    to('ui-knows-no-feature', 'Parts of the interface know no feature.', { path: '^apps/web/src/ui' }, { path: '^apps/web/src/(features|app)/' }),
    to(
      'one-driver',
      'Only the database part and the PostgreSQL supervisor speak to the driver.',
      { path: '^apps/server/src', pathNot: '^apps/server/src/(platform/(database|postgres)/|testing/|main\\.ts)' },
      { path: 'node_modules/pg/', dependencyTypesNot: ['type-only'] },
    ),
    to(
      'no-orphans',
      'A file that nobody uses is not kept.',
      {
        orphan: true,
        pathNot:
          '(\\.test\\.tsx?|\\.d\\.ts|\\.gen\\.ts|config\\.ts|main\\.tsx?|entry\\.mjs|testing\\.\\w+\\.ts|public/(answer|api|passkey)\\.js|supplier-form/page(-proof)?\\.js)$',
      },
      {},
    ),
    to(
      'no-undeclared',
      'A package uses only what it declares.',
      { path: '^(packages|apps)/', pathNot: '(\\.test\\.tsx?|/testing/.*|testing\\.ts)$' },
      { path: 'node_modules', dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^((apps|packages)/[^/]+/dist|data[^/]*)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
