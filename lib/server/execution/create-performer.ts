import { JobRun } from '../running/job-run.js';
import { MethodCaller } from '../running/method-caller.js';
import { ParentLoader } from '../running/parent-loader.js';
import { RunTimeLimit } from '../running/run-time-limit.js';
import type { ResolvedServerOptions } from '../server-options.js';
import type { ServerParts } from '../server-parts.js';
import { RunCompletion } from '../settling/run-completion.js';
import { JobPerformer } from './job-performer.js';

/** What performs the jobs of one server. */
export function createPerformer(
  serverId: string,
  parts: ServerParts,
  options: Pick<ResolvedServerOptions, 'maxStackLines' | 'abortTimeoutMs' | 'workerCount'>,
): JobPerformer {
  const { maxStackLines } = options;
  const { storage, logger, handlers, machine, activator, maxResultBytes } = parts;
  const caller = new MethodCaller(handlers, activator, new ParentLoader(storage, handlers));

  return new JobPerformer({
    serverId,
    clock: storage.clock,
    logger,
    machine,
    run: new JobRun(caller, new RunTimeLimit(logger, options), {
      serverId,
      maxResultBytes,
      maxStackLines,
    }),
    completion: new RunCompletion(storage, logger, { serverId, maxStackLines }),
  });
}
