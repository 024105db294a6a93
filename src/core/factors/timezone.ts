/** Time zone, in the three places that programs read. Levels are data; no date is computed here. */
import type { Factor, Level } from '../model/index.ts';

/** A level for a zone of the IANA database. `renderings`: names that runtimes write for it. */
export function zoneLevel(zone: string, renderings: readonly string[]): Level {
  return {
    name: zone,
    setting: {
      env: { TZ: zone },
      files: [
        { path: '/etc/localtime', copyOf: `/usr/share/zoneinfo/${zone}` },
        { path: '/etc/timezone', text: `${zone}\n` },
      ],
    },
    renderings: [zone, ...renderings],
  };
}

/**
 * Asia/Singapore has the offset of Asia/Shanghai, which separates tells that depend on the name
 * from tells that depend on the offset. Asia/Kolkata has a half-hour offset, and ICU writes its
 * older name.
 */
export const timezone: Factor = {
  name: 'timezone',
  kind: 'time-zone',
  describes: 'time zone: TZ, /etc/localtime and /etc/timezone',
  levels: [
    zoneLevel('UTC', ['Etc/UTC', 'Coordinated Universal Time']),
    zoneLevel('America/New_York', ['Eastern Standard Time', 'Eastern Daylight Time']),
    zoneLevel('America/Sao_Paulo', ['Brasilia Standard Time']),
    zoneLevel('Europe/Berlin', ['Central European Standard Time', 'Central European Summer Time']),
    zoneLevel('Asia/Kolkata', ['Asia/Calcutta', 'India Standard Time']),
    zoneLevel('Asia/Shanghai', ['China Standard Time']),
    zoneLevel('Asia/Singapore', ['Singapore Standard Time']),
  ],
};
