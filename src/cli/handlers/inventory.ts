/** An inventory for reading: one tool a block, the worst standing first. */
import { type Inventory, type Judged, STANDINGS } from '../../inventory/index.ts';
import { printable } from '../../report/index.ts';

const WORDS = {
  'known-tell': 'KNOWN TELL',
  differs: 'differs',
  unknown: 'unknown',
  'none-seen': 'none seen',
} as const satisfies Readonly<Record<Judged['standing'], string>>;

export function inventoryText({ tools, limits, root }: Inventory): string {
  const sorted = [...tools].sort((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
  const counts = STANDINGS.flatMap((standing) => {
    const count = tools.filter((tool) => tool.standing === standing).length;
    return count === 0 ? [] : [`${count} ${WORDS[standing].toLowerCase()}`];
  });
  const where = root === '/' ? '' : ` below ${printable(root)}`;
  const head =
    tools.length === 0 ? `no coding tool was found${where}` : `coding tools installed${where}: ${counts.join(', ')}`;
  const unseen = limits.length === 0 ? [] : ['', 'not looked at', ...limits.map((limit) => `  ${printable(limit)}`)];
  return `${[head, ...sorted.flatMap(toolLines), ...unseen].join('\n')}\n`;
}

function toolLines(tool: Judged): string[] {
  const { name, version, vendor, how, path, because, sources, standing } = tool;
  return [
    '',
    `${WORDS[standing].padEnd(11)} ${printable(name)} ${printable(version ?? '(version not known)')}  ${vendor}, ${how}`,
    `            ${printable(path)}`,
    `            ${printable(because)}`,
    ...sources.map((source) => `            see ${printable(source)}`),
  ];
}
