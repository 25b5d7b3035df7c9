import { describePlans } from './plans/describe-plans.js';

/** A million jobs, half of them finished. */
describePlans(500_000);
