/** The real lab and the registry behind a bisection's ports. */
import type { BisectPorts } from '../audit/bisect/index.ts';
import { cached, defaultCacheDir, publishedVersions, resolveSubject, thisMachine } from '../lab/subjects/index.ts';
import { assertLinux, labPorts } from './lab-ports.ts';

export function bisectPorts(): BisectPorts {
  const cacheDir = defaultCacheDir(process.env);
  return {
    ...labPorts(),
    published: (name) => publishedVersions(name, cacheDir),
    obtain: async ({ spec, ...options }, scratch) => {
      assertLinux(process.platform);
      const at = (spec ?? '').lastIndexOf('@');
      const [name, version] = [(spec ?? '').slice('npm:'.length, at), (spec ?? '').slice(at + 1)];
      const known = await cached(name, version, thisMachine().platform, cacheDir);
      return resolveSubject(spec, known === null ? { ...options, cacheDir: scratch, passing: true } : options);
    },
  };
}
