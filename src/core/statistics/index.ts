/** Statistics as other parts see them. */
export { featuresOf } from './features.ts';
