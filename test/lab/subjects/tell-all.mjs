/** Says to its endpoint what it sees of its environment, and prints the answer. A word as argument changes its manners. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';

const [manners] = process.argv.slice(2);
if (manners === 'hang') await new Promise(() => setInterval(() => undefined, 1000));
if (manners === 'fail') process.exit(3);

const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);
const home = process.env.HOME;
const git = (...args) => (existsSync('.git') ? execFileSync('git', args, { encoding: 'utf8' }).trim() : null);
const seen = {
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  localtime: readlinkSync('/etc/localtime'),
  timezone: read('/etc/timezone'),
  host: hostname(),
  user: userInfo().username,
  home: userInfo().homedir,
  cwd: process.cwd(),
  language: process.env.LANG,
  proxy: process.env.https_proxy ?? null,
  resolver: read('/etc/resolv.conf'),
  registry: read(`${home}/.npmrc`),
  status: git('status', '--porcelain'),
  author: git('log', '--format=%an <%ae>'),
  remote: git('remote', 'get-url', 'origin'),
};
const answer = await fetch(`${process.env.TOOL_BASE_URL ?? 'https://api.tool.example'}/v1/messages`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ model: 'm', max_tokens: 99, messages: [{ role: 'user', content: JSON.stringify(seen) }] }),
});
console.log((await answer.json()).content[0].text);
