// In a test runner
export {
  type ConformanceOptions,
  type ConformanceRunner,
  storageConformance,
} from './storage-conformance.js';

// Without one
export type { ConformanceCase, ConformanceNeed, RunCaseOptions } from './conformance-case.js';
export { conformanceCases } from './conformance-cases.js';
export { type CaseResult, type ProveOptions, proveStorage } from './prove-storage.js';

// The store that is tested
export type { ConformanceStore, ConnectedStore, OpenStore } from './conformance-store.js';

// Errors
export { CaseTimeoutError } from './errors/case-timeout-error.js';

// Odds and ends that appear in the signatures above
export type { JobStorage } from '../storage/job-storage.js';
export type { StorageRoles } from '../storage/storage-roles.js';
export type { CallerTransaction } from '../support/caller-transaction.js';
