export {
  aJobId,
  aLinkTo,
  aNewBatch,
  aNewJob,
  anEntry,
  aTransition,
} from '../../lib/conformance/support/builders.js';
