/**
 * Recognises requests for a vendor's switches: settings, features, experiments, policies. The lab
 * sets no switch, so it cannot see a mark behind one; the verdict therefore lists these requests.
 * Generic words in the path decide, and nothing else. Runs in the main process. Pure.
 */
const WORDS: readonly string[] = [
  'bootstrap',
  'config',
  'configs',
  'configuration',
  'eval',
  'evaluate',
  'evaluation',
  'experiment',
  'experiments',
  'feature',
  'features',
  'flag',
  'flags',
  'gate',
  'gates',
  'growthbook',
  'killswitch',
  'managed',
  'policies',
  'policy',
  'rollout',
  'rollouts',
  'setting',
  'settings',
  'statsig',
  'switches',
  'toggles',
  'treatments',
  'variations',
];

const known = new Set(WORDS);

/** Whether a request path (with or without its query) asks for switches. */
export function isSwitchRequest(target: string): boolean {
  const [path = ''] = target.split('?', 1);
  return path
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => known.has(word));
}
