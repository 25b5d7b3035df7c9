import type { StoredChanges } from '../client/stored-changes.js';
import type { TransitionPlanner } from '../state-machine/transition-planner.js';
import type { JobStorage } from '../storage/job-storage.js';
import type { JobRecord } from '../storage/jobs/records.js';
import type { Transition } from '../storage/jobs/transition.js';
import { forwarding } from '../support/forwarding.js';

export interface DecisionTellerParts {
  readonly changes: StoredChanges;
  readonly planner: TransitionPlanner;
}

/**
 * A view of a store that tells listeners which transitions background processes have decided on. It tells them after
 * the transaction of the decision has committed. All decided transitions are applied, because the transaction locks
 * their jobs.
 */
export function tellingDecisions(storage: JobStorage, parts: DecisionTellerParts): JobStorage {
  const { sweeps, continuations } = storage;
  return forwarding(() => storage, {
    sweeps: forwarding(() => sweeps, {
      sweep: (reason, limit, decide) =>
        telling(
          parts,
          decide,
          (jobs) => jobs,
          (kept) => sweeps.sweep(reason, limit, kept),
        ),
    }),
    continuations: forwarding(() => continuations, {
      release: (limit, decide) =>
        telling(
          parts,
          decide,
          (released) => released.map(({ job }) => job),
          (kept) => continuations.release(limit, kept),
        ),
    }),
  });
}

async function telling<Found, Answer>(
  { changes, planner }: DecisionTellerParts,
  decide: (found: Found) => Promise<readonly Transition[]>,
  recordsOf: (found: Found) => readonly JobRecord[],
  run: (decide: (found: Found) => Promise<readonly Transition[]>) => Promise<Answer>,
): Promise<Answer> {
  const records = new Map<string, JobRecord>();
  let decided: readonly Transition[] = [];
  // After a deadlock the store may ask again. Only the last answer counts.
  const answer = await run(async (found) => {
    records.clear();
    for (const record of recordsOf(found)) {
      if (changes.wants(record)) records.set(record.id, record);
    }
    decided = await decide(found);
    return decided;
  });

  for (const transition of decided) {
    const record = records.get(transition.jobId);
    changes.tell(transition, record && planner.load(record).job);
  }
  return answer;
}
