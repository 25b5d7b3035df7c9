/**
 * How large the proofs with killed servers are, and how often servers are killed in each: as the suite
 * runs them, or, with PROOF_SIZE=full, as the documentation quotes them.
 */
const SIZES = {
  suite: {
    recurringSeconds: 20,
    diamonds: 250,
    chainLength: 200,
    fanOut: 2_000,
    batchJobs: 2_000,
    effects: 1_000,
    kills: 4,
    timeoutMs: 120_000,
  },
  full: {
    recurringSeconds: 60,
    diamonds: 1_000,
    chainLength: 1_000,
    fanOut: 10_000,
    batchJobs: 10_000,
    effects: 10_000,
    kills: 12,
    timeoutMs: 600_000,
  },
};

export const proofSize = SIZES[process.env.PROOF_SIZE === 'full' ? 'full' : 'suite'];
