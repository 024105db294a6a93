/**
 * The machine before any factor is applied: an ordinary developer's Debian, equal in all trials.
 * Data only, read in the worker.
 */
export const BASE = {
  userName: 'mhall',
  hostName: 'devbox-12',
  workDir: 'projects/sample-app',
  git: { name: 'Morgan Hall', email: 'morgan.hall@example.com' },
  env: {
    LANG: 'C.UTF-8',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    SHELL: '/bin/bash',
    TERM: 'xterm-256color',
  },
} as const;

/**
 * Node ignores the system's certificate bundle: without this variable its programs would trust no
 * server here.
 */
export const TRUST = { NODE_EXTRA_CA_CERTS: '{certificate}' } as const;

/** Hosts that are reached without the proxy. */
export const NO_PROXY = 'localhost,127.0.0.1,::1';

/** The project in the work directory, the same in every trial. */
export const PROJECT: readonly { readonly path: string; readonly text: string }[] = [
  {
    path: 'README.md',
    text: '# sample-app\n\nPrints a greeting.\n\n## Build\n\n    npm install\n    npm test\n',
  },
  {
    path: 'index.js',
    text: "export function greet(name) {\n  return `hello, ${name}`;\n}\n\nconsole.log(greet('world'));\n",
  },
  {
    path: 'package.json',
    text: '{\n  "name": "sample-app",\n  "version": "1.0.0",\n  "type": "module",\n  "scripts": { "test": "node index.js" }\n}\n',
  },
];
