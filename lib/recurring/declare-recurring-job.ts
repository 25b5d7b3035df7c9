import { Configured, placeOf } from '../job/configuration/configured.js';
import { FromProvider } from '../job/configuration/from.js';
import { plainReader, type ValueReader } from '../job/configuration/value-reader.js';
import { type JobMethodDecorator, jobDecorator } from '../job/job-decorator.js';
import { addConfigured, addMetadata } from '../job/job-metadata.js';
import type { DeclaredSchedule, DeclaringMethod, RecurringJobMark } from './recurring-job-mark.js';
import { recurringTerms, requireRecurringJobId } from './recurring-job-options.js';

export const RECURRING_JOB = 'recurring-job';

/** The values that a decorator was given. */
export interface WrittenRecurringJob<Name> {
  readonly name: Name;
  /** Undefined where the decorator declares no recurring job. */
  readonly schedule: () => DeclaredSchedule | undefined;
}

/** A decorator that declares a recurring job. */
export interface RecurringDecorator<Name> {
  /** The decorator as people should see it, with the value that tells it from other decorators of its kind. */
  readonly decorator: string;
  /** Whether any of its values comes from a provider. */
  readonly isConfigured: boolean;
  readonly write: (read: ValueReader) => WrittenRecurringJob<Name>;
  readonly idOf: (name: Name, method: DeclaringMethod) => string;
}

export const declareRecurringJob = <Name>(given: RecurringDecorator<Name>): JobMethodDecorator =>
  jobDecorator({ name: given.decorator.slice(1), places: ['method'] }, (target, method) => {
    const { decorator, isConfigured } = given;
    if (!isConfigured) {
      addMetadata(RECURRING_JOB, markOf(given, target), target, method, decorator);
      return;
    }
    const configured = new Configured(decorator, placeOf(target, method), (read) =>
      checked(given.write(read)),
    );
    addMetadata(RECURRING_JOB, markOf(given, target, configured), target, method, decorator);
    addConfigured(configured, target);
  });

function markOf<Name>(
  { decorator, write, idOf }: RecurringDecorator<Name>,
  writtenOn: object,
  configured?: Configured<WrittenRecurringJob<Name>>,
): RecurringJobMark {
  return {
    writtenOn,
    decorator,
    shownId: (method) => {
      const { name } = write(plainReader);
      return name instanceof FromProvider ? String(name) : idOf(name, method);
    },
    declare: (method, values) => {
      const { name, schedule } = configured ? values.of(configured) : write(plainReader);
      return { id: idOf(name, method), decorator, schedule };
    },
  };
}

/**
 * Finds wrong values from providers before the first recurring job is declared, so that all of them are reported
 * together.
 */
function checked<Name>({ name, schedule }: WrittenRecurringJob<Name>): WrittenRecurringJob<Name> {
  if (name !== undefined) requireRecurringJobId(name);
  const declared = schedule();
  if (declared) {
    const { args: _args, ...terms } = declared.options;
    recurringTerms(declared.cron, terms);
  }
  return { name, schedule: () => declared };
}
