/** Sends every body that it should not, one after the other: those of the subjects that are named for them. */
import './sends-truncated-gzip.mjs';
import './sends-invalid-utf8.mjs';
import './sends-broken-json.mjs';
import './sends-duplicate-keys.mjs';
