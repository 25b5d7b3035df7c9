import type { HangfireClientParts } from '../../client/hangfire-client.js';
import { canRun } from '../../job/handlers/can-run.js';
import { methodsOf } from '../../job/handlers/declared-methods.js';
import type { JobHandler } from '../../job/handlers/job-handler.js';
import type { StoredCall } from '../../storage/jobs/records.js';
import type { JobMethodsAnswer } from '../answers/creation.js';
import { InvalidInputError } from '../errors/invalid-input-error.js';
import { methodAnswerOf } from './method-answer.js';

const MAX_LISTED = 1_000;
/** We look for methods without a decorator among so many of the latest jobs. */
const LATEST_JOBS = 1_000;
/** A search for a class also finds classes whose names contain its name. */
const SIMILAR_JOBS = 200;

type Call = Pick<StoredCall, 'type' | 'method'>;

/** A method of a class, by their present names. */
export interface JobMethod {
  readonly handler: JobHandler;
  readonly method: string;
}

/**
 * The methods that people may create jobs for: methods that are jobs already. A worker runs any method that a provider
 * declares. So that nobody can call just any provider from the dashboard, the class must have a decorator of this
 * library, or the store must have a job that calls the method.
 */
export class JobMethods {
  constructor(private readonly client: HangfireClientParts) {}

  async list(): Promise<JobMethodsAnswer> {
    const found = new Map<string, JobMethod>();
    const add = (handler: JobHandler, stored: string) => {
      if (!canRun(handler, stored)) return;
      const method = handler.names.current(stored);
      found.set(`${handler.name}.${method}`, { handler, method });
    };

    const { handlers } = this.client;
    for (const handler of handlers.decorated()) {
      for (const method of methodsOf(handler.classes)) add(handler, method);
    }
    for (const { type, method } of await this.latestCalls()) {
      const handler = handlers.findUnambiguous(type);
      if (handler) add(handler, method);
    }
    const names = [...found.keys()].sort();
    const listed = names.slice(0, MAX_LISTED).flatMap((name) => found.get(name) ?? []);
    const methods = await Promise.all(listed.map(methodAnswerOf));
    return { methods, isCut: names.length > MAX_LISTED };
  }

  /**
   * @param isJob whether the caller knows a job that calls the method
   * @throws InvalidInputError
   * @throws DuplicateJobTypeError
   */
  async require({ type, method }: Call, { isJob = false } = {}): Promise<JobMethod> {
    const { handlers } = this.client;
    const handler = handlers.find(type);
    if (!handler) {
      throw InvalidInputError.of('unknownType', { type });
    }
    if (!canRun(handler, method)) {
      throw InvalidInputError.of('unknownMethod', { type, method });
    }
    if (isJob || handlers.decorated().includes(handler) || (await this.hasJob({ type, method }))) {
      return { handler, method: handler.names.current(method) };
    }
    throw InvalidInputError.of('noJob', { type, method });
  }

  /** Whether a stored call calls this method. The call may have older names. */
  isCall({ type, method: stored }: Call, { handler, method }: JobMethod): boolean {
    const called = this.client.handlers.findUnambiguous(type);
    return called === handler && handler.names.current(stored) === method;
  }

  private async hasJob(call: Call): Promise<boolean> {
    const { jobs } = await this.client.storage.monitoring.search(call, { limit: SIMILAR_JOBS });
    return jobs.some(({ type, method }) => type === call.type && method === call.method);
  }

  private async latestCalls(): Promise<readonly Call[]> {
    const { jobs } = await this.client.storage.monitoring.search({}, { limit: LATEST_JOBS });
    return jobs;
  }
}
