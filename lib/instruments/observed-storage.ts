import type { JobStorage } from '../storage/job-storage.js';
import type { NewJob } from '../storage/jobs/records.js';
import { rolesOf, type StorageRoles } from '../storage/storage-roles.js';
import { forwarding } from '../support/forwarding.js';
import type { Instruments } from './instruments.js';

type Operation = (...args: readonly unknown[]) => unknown;

/** The operations that every job passes. Of all other operations, we count only the errors. */
const MEASURED = new Set(['jobs.createJobs', 'jobs.applyTransitions', 'queues.claim']);

/** A store whose errors we count, and whose answers to the measured operations we time. */
export const observedStorage = (inner: JobStorage, instruments: Instruments): JobStorage =>
  forwarding(
    () => inner,
    rolesOf((role) => observedRole(role, inner, instruments)),
  );

/**
 * Looks each operation up when it is called: the application may have replaced the role or one of its methods since.
 */
function observedRole<Name extends keyof StorageRoles>(
  role: Name,
  inner: JobStorage,
  instruments: Instruments,
): StorageRoles[Name] {
  const made = new Map<PropertyKey, Operation>();
  // The proxy needs an object of its own, because it could not replace a frozen member of the role.
  return new Proxy<StorageRoles[Name]>(Object.create(inner[role]), {
    get(_, name) {
      const member: unknown = Reflect.get(inner[role], name, inner[role]);
      if (typeof member !== 'function') return member;
      const known = made.get(name);
      if (known) return known;

      const operation = `${role}.${String(name)}`;
      const call: Operation = (...args) => {
        const asked = inner[role];
        const begunMs = instruments.isOn ? performance.now() : undefined;
        const answer = Reflect.apply(Reflect.get(asked, name, asked) as Operation, asked, args);
        if (begunMs !== undefined && answer instanceof Promise) {
          observe({ operation, args, begunMs }, answer, instruments);
        }
        return answer;
      };
      made.set(name, call);
      return call;
    },
  });
}

interface Asked {
  readonly operation: string;
  readonly args: readonly unknown[];
  readonly begunMs: number;
}

function observe(
  { operation, args, begunMs }: Asked,
  answer: Promise<unknown>,
  instruments: Instruments,
): void {
  const succeed = (value: unknown) => {
    if (!MEASURED.has(operation)) return;
    const tookMs = performance.now() - begunMs;
    instruments.storeAnswered(
      operation,
      tookMs,
      sizeOf(operation === 'queues.claim' ? value : args[0]),
    );
    if (operation === 'jobs.createJobs') instruments.created(args[0] as readonly NewJob[]);
  };
  answer.then(succeed, () => instruments.storeFailed(operation));
}

const sizeOf = (list: unknown): number | undefined =>
  Array.isArray(list) ? list.length : undefined;
