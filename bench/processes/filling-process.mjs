import { fill } from '../cells/shared/fill.mjs';
import { loadSystem } from '../systems/index.mjs';
import { serve } from './serve.mjs';

serve({
  /** Enqueues jobs in a process that may set up what only one system of a cell has, such as an SDK. */
  async fill({ systemName, place, jobs }) {
    const system = await loadSystem(systemName);
    const application = await system.open(place);
    await fill(application, { jobs });
    await application.close();
  },
});
