export { eventually } from '../../lib/conformance/support/eventually.js';
