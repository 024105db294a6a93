/** How a level or a moment is written: the renderings of each trial's environment. */
export { allRenderings, maskableRenderings } from './renderings.ts';
export { offsetMinutes } from './time-zones.ts';
