import { describePlans } from './plans/describe-plans.js';

describePlans(50_000);
