/** Sends JSON that ends in the middle. */
import { message, post } from './post.mjs';

await post(message('this will never be').slice(0, -12));
