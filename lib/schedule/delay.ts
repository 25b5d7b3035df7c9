import type { Configurable } from '../job/configuration/configurable.js';

/** Of `@Interval` and `@Timeout`, in milliseconds; null declares no recurring job. */
export type Delay = Configurable<number | null>;
