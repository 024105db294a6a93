/** The coding tools that are installed, and the known verdicts on them. */
export { type Disk, realDisk } from './disk.ts';
export { type InventoryRequest, takeInventory } from './inventory.ts';
export { INSTALLERS, type Inventory, type AssessedTool, type Standing, STANDINGS } from './model.ts';
export type { KnownVerdict } from './standing.ts';
