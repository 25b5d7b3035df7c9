import { CLS_ID, type ClsService, ClsServiceManager } from 'nestjs-cls';
import type { CreatingContext } from '../filters/client-filter.js';
import type { JobFilter } from '../filters/job-filter.js';
import type { AroundPerformingContext, RunResult } from '../filters/server-filter.js';
import type { ClsJobFilterOptions } from './cls-job-filter-options.js';
import { resolveClsJobFilterOptions } from './cls-job-filter-schema.js';
import { storableValue } from './cls-value.js';
import { CLS, keptContext } from './kept-context.js';

/** The longest id of a context that is kept. Ids are often taken from a header of a request. */
const MAX_ID_CHARS = 200;

/**
 * Carries values of the CLS context (nestjs-cls) from the code that creates a job into each of its runs. The job's
 * parameter `Cls` keeps them, so retries have them, and so have the jobs that a run creates.
 *
 * A run has a context of its own. The id of that context is the id that the creating code had, or else the id of the
 * job.
 */
export class ClsJobFilter implements JobFilter {
  /** This filter comes before all filters of the library, so that other filters run inside of the context. */
  readonly order = -100;
  private readonly options: ReturnType<typeof resolveClsJobFilterOptions>;

  /** @throws InvalidOptionsError */
  constructor(options: ClsJobFilterOptions) {
    this.options = resolveClsJobFilterOptions(options);
  }

  /** @throws ClsValueError when the value of a key cannot be stored */
  onCreating({ parameters }: CreatingContext): void {
    const cls = ClsServiceManager.getClsService();
    if (!cls.isActive() || parameters.get(CLS) !== undefined) return;

    const values: Record<string, unknown> = {};
    for (const key of this.options.keys) {
      const value: unknown = cls.get(key);
      if (value !== undefined) values[key] = storableValue(key, value);
    }
    const id: unknown = cls.getId();
    const hasId = typeof id === 'string' && id.length <= MAX_ID_CHARS;
    if (!hasId && Object.keys(values).length === 0) return;
    parameters.set(CLS, { ...(hasId && { id }), values });
  }

  aroundPerforming(
    { job, parameters }: AroundPerformingContext,
    next: () => Promise<RunResult>,
  ): Promise<RunResult> {
    const cls = ClsServiceManager.getClsService();
    const { id = job.id, values } = keptContext(parameters.get(CLS));
    // A worker may have been woken by code that has a context.
    return cls.run({ ifNested: 'override' }, async () => {
      cls.set(CLS_ID, id);
      for (const key of this.options.keys) {
        if (Object.hasOwn(values, key)) cls.set(key, values[key]);
      }
      return this.run(cls, next);
    });
  }

  private async run(cls: ClsService, next: () => Promise<RunResult>): Promise<RunResult> {
    if (this.options.resolveProxyProviders) await cls.proxy.resolve();
    return next();
  }
}
