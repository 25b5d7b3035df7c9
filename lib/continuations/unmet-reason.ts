import { EngineReason } from '../states/engine-reason.js';

/** The reason in the history of a continuation whose parent has ended in a way that deletes it. */
export const unmetReason = (parent: string, outcome: string): EngineReason =>
  EngineReason.of('condition-unmet', { parent, outcome });
