/**
 * Entry of the planting process: plants marks in the screen of a bundle, prints the figures as
 * JSON.
 */
import { openBundle } from '../../store/index.ts';
import { plantIn } from '../judge.ts';

const [dir = '', count = '0'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(plantIn(openBundle(dir), Number(count))));
