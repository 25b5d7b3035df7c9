import { describe } from '@jest/globals';
import { abandonedJobs } from './abandoned-jobs.js';
import { claiming } from './claiming.js';
import type { CreateStorage } from './conformance-store.js';
import { contendedLocks } from './contended-locks.js';
import { creatingJobs } from './creating-jobs.js';
import { customStates } from './custom-states.js';
import { events } from './events.js';
import { expiration } from './expiration.js';
import { freedLocks } from './freed-locks.js';
import { histories } from './histories.js';
import { keptValues } from './kept-values.js';
import { leases } from './leases.js';
import { locks } from './locks.js';
import { nextLockHolders } from './next-lock-holders.js';
import { refusedTransitions } from './refused-transitions.js';
import { servers } from './servers.js';
import { statistics } from './statistics.js';
import { useStore } from './store-under-test.js';
import { sweeps } from './sweeps.js';
import { transitionBatches } from './transition-batches.js';
import { transitions } from './transitions.js';

/** What every store must do. A bug found in one of them becomes a case for all. */
export function storageConformance(name: string, createStorage: CreateStorage): void {
  describe(name, () => {
    const store = useStore(createStorage);

    creatingJobs(store);
    keptValues(store);
    claiming(store);
    leases(store);
    transitions(store);
    refusedTransitions(store);
    transitionBatches(store);
    histories(store);
    customStates(store);
    locks(store);
    freedLocks(store);
    nextLockHolders(store);
    contendedLocks(store);
    sweeps(store);
    abandonedJobs(store);
    servers(store);
    statistics(store);
    expiration(store);
    events(store);
  });
}
