export {
  aDefinition,
  aRecurringJob,
  aRecurringRecord,
} from '../../lib/conformance/support/recurring-builders.js';
