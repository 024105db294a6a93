/** Starts a hundred processes that wait, and ends without them. */
import { spawn } from 'node:child_process';
import { message, post } from './post.mjs';

await post(message('many of us'));
for (let count = 0; count < 100; count += 1) spawn('sleep', ['600'], { stdio: 'ignore' }).unref();
process.exit(0);
