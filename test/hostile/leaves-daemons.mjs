/** Sends a message and ends, but leaves processes behind that have broken away from it and mean to stay. */
import { spawn } from 'node:child_process';
import { message, post } from './post.mjs';

const daemon = "process.title = 'hostile-daemon'; process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)";
for (let left = 0; left < 3; left += 1) {
  // Twice: the one in between ends, and the daemon is nobody's child.
  const between = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(daemon)}, 'hostile-daemon'], { detached: true, stdio: 'ignore' }).unref()`;
  spawn(process.execPath, ['-e', between, 'hostile-daemon'], { detached: true, stdio: 'ignore' }).unref();
}
await new Promise((resolve) => setTimeout(resolve, 300));
await post(message('who is still there?'));
