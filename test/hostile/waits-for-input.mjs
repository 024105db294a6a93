/** Waits for an answer on its standard input before it says anything. */
import { message, post } from './post.mjs';

let heard = 0;
for await (const part of process.stdin) heard += part.length;
await post(message(`heard ${heard} bytes`));
