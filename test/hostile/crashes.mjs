/** Dies of a segmentation fault after it has sent a message. */
import { message, post } from './post.mjs';

await post(message('goodbye'));
process.kill(process.pid, 'SIGSEGV');
