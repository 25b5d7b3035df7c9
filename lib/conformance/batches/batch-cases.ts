import type { DefineCases } from '../collect-cases.js';
import { awaitingBatches } from './awaiting-batches.js';
import { batchProgress } from './batch-progress.js';
import { batches } from './batches.js';
import { batchesAsParents } from './batches-as-parents.js';
import { canceledBatches } from './canceled-batches.js';
import { circularBatches } from './circular-batches.js';
import { concurrentProgress } from './concurrent-progress.js';
import { createdBatches } from './created-batches.js';
import { expiredBatches } from './expired-batches.js';
import { foldedBatches } from './folded-batches.js';
import { nestedBatches } from './nested-batches.js';

export const batchCases: readonly DefineCases[] = [
  batches,
  createdBatches,
  foldedBatches,
  expiredBatches,
  batchProgress,
  concurrentProgress,
  nestedBatches,
  circularBatches,
  awaitingBatches,
  batchesAsParents,
  canceledBatches,
];
