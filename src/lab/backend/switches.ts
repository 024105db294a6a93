/**
 * Which requests ask a vendor for switches: settings, features, experiments, policies. A mark behind a switch that the lab
 * never sets is out of sight, so the verdict lists these requests. Recognised by generic words in the path only.
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
