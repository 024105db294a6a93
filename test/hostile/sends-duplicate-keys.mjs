/** Sends an object that has the same key three times. */
import { message, post } from './post.mjs';

await post(message('which one counts?').replace('{', '{"model":"first","model":"second",'));
