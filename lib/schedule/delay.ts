import type { Configurable } from '../job/configuration/configurable.js';

/** The delay of `@Interval` and `@Timeout`, in milliseconds. Null declares no recurring job. */
export type Delay = Configurable<number | null>;
