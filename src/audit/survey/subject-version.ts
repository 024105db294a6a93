/**
 * Tool and version of a subject: `npm:@scope/tool@1.2.3` is `npm:@scope/tool` in version `1.2.3`.
 */

/**
 * `spec`: the pinned subject; null: unknown, then the name comes from `subject` as the user wrote
 * it.
 */
export function toolAndVersion(spec: string | null, subject: string): { tool: string; version: string | null } {
  const name = spec ?? subject;
  const at = name.lastIndexOf('@');
  const isVersioned = name.startsWith('npm:') && at > 'npm:@'.length - 1;
  if (!isVersioned) return { tool: name, version: null };
  return { tool: name.slice(0, at), version: spec === null ? null : name.slice(at + 1) };
}
