/** Trusts nobody: refuses whatever certificate it is shown. */
import https from 'node:https';
import './lab-only.mjs';

await new Promise((resolve) => {
  https.get('https://api.hostile-subject.example/', { ca: [], agent: false }, resolve).on('error', resolve);
});
process.exit(1);
