/** A subject's name taken apart: `npm:@scope/tool@1.2.3` is the tool `npm:@scope/tool` in version `1.2.3`. */

/** `spec`: pinned; null: not known, then the name comes from `subject` as a user wrote it. */
export function toolAndVersion(spec: string | null, subject: string): { tool: string; version: string | null } {
  const name = spec ?? subject;
  const at = name.lastIndexOf('@');
  const isVersioned = name.startsWith('npm:') && at > 'npm:@'.length - 1;
  if (!isVersioned) return { tool: name, version: null };
  return { tool: name.slice(0, at), version: spec === null ? null : name.slice(at + 1) };
}
