/** The layers of src/ for dependency-cruiser, made from the same table that the architecture tests read, and no circles. */
const { rows } = require('./test/architecture/layout.json');

const under = (folders) => `^src/(${folders.join('|')})/`;

const layers = rows.map(({ folder, mayImport, reason }) => ({
  name: `layer-${folder.replaceAll('/', '-')}`,
  comment: reason,
  severity: 'error',
  from: { path: under([folder]) },
  to: { path: '^src/', pathNot: under([folder, ...mayImport]) },
}));

module.exports = {
  forbidden: [
    ...layers,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'src-stands-alone',
      comment: 'what is shipped must not need what is not',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(specimens|test|bench|scripts)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'what is shipped must not need what only developers install',
      severity: 'error',
      // Left out: the loader by which sources start without a build. It is never copied to dist/.
      from: { path: '^src/', pathNot: '^src/lab/worker/typescript-loader\\.mjs$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
