import type { DefineCases } from '../collect-cases.js';
import { counters } from './counters.js';
import { statistics } from './statistics.js';

export const statisticsCases: readonly DefineCases[] = [statistics, counters];
