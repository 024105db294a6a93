/** Sends a body of 64 MB. */
import { message, post } from './post.mjs';

await post(message('x'.repeat(64 << 20)));
