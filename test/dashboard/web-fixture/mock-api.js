import { makeHistory, makeProblems, makeQueues, makeServers } from './engine.js';
import { makeAudit, makeBatches, makeRecurring } from './flows.js';
import { makeJobs } from './jobs.js';
import { matches } from './search.js';
import { preview, rowOf, sessionOf, without } from './shapes.js';

/**
 * @import { BulkOperationAnswer, JobAnswer, LiveAnswer, Permission } from '../../../lib/dashboard/api/answers.js'
 * @typedef {{ method: string; path: string[]; query: URLSearchParams; body: Record<string, any> }} MockRequest
 * @typedef {{ status: number; body: unknown }} MockResponse
 */

const TOKEN = 'a-token';

/** @param {unknown} body @returns {MockResponse} */
const ok = (body) => ({ status: 200, body });

/** @param {number} status @param {string} code @returns {MockResponse} */
const refused = (status, code) => ({ status, body: { code, message: code } });

/** Plays the API of the dashboard over data that stays in memory. */
export class MockApi {
  /** @type {readonly Permission[]} */
  permissions = ['view', 'requeue', 'delete', 'trigger', 'pause', 'edit'];
  isStoreDown = false;
  isEmpty = false;
  now = () => Date.now();
  jobs = makeJobs(Date.now());
  queues = makeQueues(Date.now());
  servers = makeServers(Date.now());
  recurring = makeRecurring(Date.now());
  batches = makeBatches(Date.now());
  audit = makeAudit(Date.now());
  /** @type {Array<BulkOperationAnswer & { left: JobAnswer[] }>} */
  operations = [];

  /** @returns {LiveAnswer} */
  live() {
    const now = this.now();
    /** @param {string} state */
    const count = (state) => ({
      count: this.jobs.filter((job) => job.state === state).length,
      isExact: true,
    });
    const counts = Object.fromEntries(
      ['Enqueued', 'Scheduled', 'Processing', 'Failed', 'Deleted', 'Awaiting'].map((state) => [
        state,
        this.isEmpty ? { count: 0, isExact: true } : count(state),
      ]),
    );
    const wave = Math.sin(now / 9_000);
    return {
      now,
      counts: { ...counts, Succeeded: { count: this.isEmpty ? 0 : 100_000, isExact: false } },
      retries: {
        count: this.isEmpty ? 0 : this.jobs.filter(({ isRetry }) => isRetry).length,
        isExact: true,
      },
      throughput: this.isEmpty
        ? { succeeded: 0, failed: 0, deleted: 0 }
        : {
            succeeded: Math.round(140 + 60 * wave + ((now / 100) % 17)),
            failed: Math.round(6 + 4 * wave),
            deleted: 2,
          },
      servers: this.servers.length,
      recurring: this.recurring.length,
      problems: 3,
    };
  }

  /** @param {MockRequest} request @param {string | undefined} token @returns {MockResponse} */
  answer(request, token) {
    if (this.isStoreDown) return refused(503, 'STORAGE_UNAVAILABLE');
    if (request.method !== 'GET' && token !== TOKEN) return refused(403, 'INVALID_TOKEN');
    return request.method === 'GET' ? this.#read(request) : this.#change(request);
  }

  /** @param {MockRequest} request @returns {MockResponse} */
  #read({ path: [resource, id], query }) {
    const now = this.now();
    switch (resource) {
      case 'session':
        return ok(sessionOf(this.permissions, { token: TOKEN, now }));
      case 'live':
        return ok(this.live());
      case 'overview':
        return ok(this.#overview());
      case 'history':
        return ok(makeHistory(query.get('resolution') === 'day' ? 'day' : 'hour', now));
      case 'jobs':
        if (id === 'count') return ok({ count: this.#found(query).length * 37, isExact: true });
        return id === undefined ? ok(this.#page(query)) : this.#one(this.jobs, id, 'JOB_NOT_FOUND');
      case 'recurring-jobs':
        return id === undefined
          ? ok(this.isEmpty ? [] : this.recurring)
          : this.#one(this.recurring, id, 'RECURRING_JOB_NOT_FOUND');
      case 'batches':
        if (id !== undefined) return this.#one(this.batches, id, 'BATCH_NOT_FOUND');
        return ok({
          batches: this.isEmpty
            ? []
            : this.batches.filter(
                ({ state }) => !query.get('state') || state === query.get('state'),
              ),
        });
      case 'queues':
        return ok(this.isEmpty ? [] : this.queues);
      case 'servers':
        return ok(this.isEmpty ? [] : this.servers);
      case 'audit': {
        const found = this.isEmpty
          ? []
          : this.audit.filter((entry) => JSON.stringify(entry).includes(query.get('q') ?? ''));
        const from = Number(query.get('cursor') ?? 0);
        return ok({
          entries: found.slice(from, from + 25),
          ...(found.length > from + 25 && { next: String(from + 25) }),
        });
      }
      case 'bulk-operations':
        return this.#operations(id);
      default:
        return refused(404, 'NOT_FOUND');
    }
  }

  /** @param {MockRequest} request @returns {MockResponse} */
  #change({ method, path: [resource, id = '', what], body }) {
    const now = this.now();
    if (resource === 'jobs')
      return ok({
        changed: this.#move(id, what === 'deletions' ? 'Deleted' : 'Enqueued', body.expectedState),
      });
    if (resource === 'cron-previews') return ok(preview(String(body.cron), now));
    if (resource === 'bulk-operations')
      return id === '' ? ok(this.#startOperation(body)) : ok(this.#endOperation(id));
    if (resource === 'queues')
      this.queues = this.queues.map((queue) =>
        queue.name === id
          ? {
              ...without(queue, ['pausedAt', 'pausedBy']),
              ...(method === 'PUT' && { pausedAt: now, pausedBy: 'you' }),
            }
          : queue,
      );
    if (resource === 'servers')
      this.servers = this.servers.map((server) =>
        server.id === id ? { ...server, isStopping: true } : server,
      );
    if (resource === 'recurring-jobs' && what === 'triggers')
      return ok({ jobId: this.jobs[0]?.id });
    if (resource === 'recurring-jobs' && what === 'pause')
      this.recurring = this.recurring.map((job) =>
        job.id === id
          ? { ...without(job, ['pausedAt']), ...(method === 'PUT' && { pausedAt: now }) }
          : job,
      );
    if (resource === 'recurring-jobs' && method === 'PATCH')
      this.recurring = this.recurring.map((job) =>
        job.id === id ? { ...job, cron: String(body.cron), timeZone: String(body.timeZone) } : job,
      );
    if (resource === 'recurring-jobs' && method === 'DELETE' && what === undefined)
      this.recurring = this.recurring.filter((job) => job.id !== id);
    return ok({});
  }

  #overview() {
    const failed = this.jobs.filter(({ state }) => state === 'Failed');
    const failures = failed.slice(0, 5).map((job, index) => ({
      exceptionType: job.exception?.type ?? '',
      message: job.exception?.message ?? '',
      type: job.type,
      method: job.method,
      jobs: { count: 900 - index * 170, isExact: true },
      latestAt: job.stateAt,
      latestJobId: job.id,
    }));
    const longRunning = this.jobs
      .filter(({ state }) => state === 'Processing')
      .slice(-5)
      .map(rowOf);
    return {
      live: this.live(),
      queues: this.isEmpty ? [] : this.queues,
      failures: this.isEmpty ? [] : failures,
      longRunning: this.isEmpty ? [] : longRunning,
      problems: this.isEmpty ? [] : makeProblems(this.now()),
    };
  }

  /** @param {URLSearchParams} query */
  #found(query) {
    const state = query.get('state');
    return this.isEmpty
      ? []
      : this.jobs.filter(
          (job) =>
            (!state || job.state === state) &&
            (query.get('retries') !== 'true' || job.isRetry) &&
            matches(job, query.get('q') ?? ''),
        );
  }

  /** @param {URLSearchParams} query */
  #page(query) {
    const found = this.#found(query);
    const from = Number(query.get('cursor') ?? 0);
    const to = from + Number(query.get('limit') ?? 50);
    return {
      jobs: found.slice(from, to).map(rowOf),
      ...(found.length > to && { next: String(to) }),
      ...(query.get('q')?.includes('arg:') && { searchedUntil: this.now() - 86_400_000 }),
    };
  }

  /** @param {ReadonlyArray<{ readonly id: string }>} all @param {string} id @param {string} code @returns {MockResponse} */
  #one(all, id, code) {
    const found = all.find((it) => it.id === id);
    return found ? ok(found) : refused(404, code);
  }

  /** @param {string} id @param {string} state @param {string | undefined} expected */
  #move(id, state, expected) {
    const job = this.jobs.find((it) => it.id === id);
    if (!job || (expected !== undefined && job.state !== expected)) return false;
    this.jobs = this.jobs.map((it) =>
      it.id === id
        ? {
            ...it,
            state,
            stateAt: this.now(),
            isRetry: false,
            history: [...it.history, { state, at: this.now(), reason: 'By Ayşe', data: {} }],
          }
        : it,
    );
    return true;
  }

  /** @param {Record<string, any>} body */
  #startOperation({ action, search, ids }) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(search)) query.set(name, String(value));
    const chosen = ids
      ? this.jobs.filter((job) => ids.some((/** @type {{ id: string }} */ { id }) => id === job.id))
      : this.#found(query);
    const operation = {
      id: `bulk-${this.operations.length + 1}`,
      action,
      search: search.q ?? '',
      startedAt: this.now(),
      startedBy: 'Ayşe',
      changed: 0,
      skipped: 0,
      expected: { count: chosen.length, isExact: true },
      left: [...chosen],
    };
    this.operations.unshift(operation);
    return without(operation, ['left']);
  }

  /** @param {string} id */
  #endOperation(id) {
    this.operations = this.operations.map((it) =>
      it.id === id ? { ...it, left: [], endedAt: this.now() } : it,
    );
  }

  /** Each look moves the running ones on by a chunk. @param {string | undefined} id @returns {MockResponse} */
  #operations(id) {
    this.operations = this.operations.map((it) => {
      if (it.endedAt !== undefined) return it;
      const chunk = it.left.splice(0, 20);
      const changed = chunk.filter((job) =>
        this.#move(job.id, it.action === 'delete' ? 'Deleted' : 'Enqueued', job.state),
      ).length;
      return {
        ...it,
        changed: it.changed + changed,
        skipped: it.skipped + chunk.length - changed,
        ...(it.left.length === 0 && { endedAt: this.now() }),
      };
    });
    const shown = this.operations.map((it) => without(it, ['left']));
    return id === undefined
      ? ok(shown)
      : this.#one(/** @type {any} */ (shown), id, 'BULK_OPERATION_NOT_FOUND');
  }
}
