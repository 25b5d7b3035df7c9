import { EngineReason } from '../states/engine-reason.js';

/** The reason in the history of a continuation that is deleted because of how a parent has ended. */
export const unmetReason = (parent: string, outcome: string): EngineReason =>
  EngineReason.of('condition-unmet', { parent, outcome });
