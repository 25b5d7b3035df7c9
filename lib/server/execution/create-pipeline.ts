import { MethodCaller } from '../running/method-caller.js';
import { MethodRun } from '../running/method-run.js';
import { ParentLoader } from '../running/parent-loader.js';
import { RunTimeLimit } from '../running/run-time-limit.js';
import type { RunningJobs } from '../running/running-jobs.js';
import type { ResolvedServerOptions } from '../server-options.js';
import type { ServerParts } from '../server-parts.js';
import { RunCompletion } from '../settling/run-completion.js';
import { JobPipeline } from './job-pipeline.js';
import { type Pipeline, ScopedPipeline } from './scoped-pipeline.js';

/** Builds the pipeline that runs the jobs of one server. */
export function createPipeline(
  serverId: string,
  parts: ServerParts & { readonly running: RunningJobs },
  options: Pick<ResolvedServerOptions, 'maxStackLines' | 'abortTimeoutMs' | 'workerCount'>,
): Pipeline {
  const { maxStackLines } = options;
  const { storage, logger, handlers, machine, activator, maxResultBytes, changes, runScopes } =
    parts;
  const parents = new ParentLoader(storage, handlers);
  const caller = new MethodCaller(handlers, activator, parents, parts.transactions);

  const pipeline = new JobPipeline({
    serverId,
    clock: storage.clock,
    logger,
    machine,
    run: new MethodRun(caller, new RunTimeLimit({ ...parts, clock: storage.clock }, options), {
      serverId,
      maxResultBytes,
      maxStackLines,
    }),
    completion: new RunCompletion(storage, logger, { serverId, maxStackLines, changes }),
  });
  return runScopes.reduceRight<Pipeline>(
    (inner, scope) => new ScopedPipeline(scope, inner),
    pipeline,
  );
}
