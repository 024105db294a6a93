/** Says that its body is gzip, and sends the first half of it. */
import { gzipSync } from 'node:zlib';
import { message, post } from './post.mjs';

const whole = gzipSync(message('only half of this arrives '.repeat(50)));
await post(whole.subarray(0, whole.length / 2), { 'content-encoding': 'gzip' });
