import type { ContinuationTerms } from '../continuations/continuation-terms.js';
import type { EnqueueOptions } from './enqueue-options.js';

export interface ContinueOptions extends EnqueueOptions, ContinuationTerms {}
