import { cut } from '../support/text/cut.js';

/** The engine's reasons, in English. Dashboards translate them by their codes. */
export const ENGINE_REASONS = {
  'time-has-come': 'Its time has come',
  'recurring-due': 'Triggered by the recurring job scheduler',
  triggered: 'Triggered by hand',
  'parents-ended': 'Its parents have ended',
  'batch-started': 'Its batch has started',
  'condition-unmet': 'Continuation condition was not met: {parent} is {outcome}',
  'parent-canceled':
    'Continuation condition was not met: a parent that a filter cancelled is Deleted',
  'batch-canceled': 'Its batch was cancelled',
  'filter-canceled': 'Cancelled by filter {filter}',
  'no-lock-needed': 'Nothing makes it wait any more',
  'resource-in-use': 'Its resource was still in use after {seconds} seconds',
  'latency-timeout': 'Latency timeout: it was ready for more than {seconds} seconds',
  retry: 'Retry attempt {attempt} of {attempts}: {message}',
  snoozed: 'Put off by its run ({snooze} of {snoozes}): {message}',
  'retries-disabled': 'Retries are disabled',
  'retries-exceeded': 'Exceeded the limit of {attempts} retries',
  'server-lost': 'Its server {server} was lost while it ran',
  'servers-lost': 'Kept losing its server',
  'server-stopping': 'Requeued because its server was stopping',
  'lease-lost': 'Requeued because its server lost its lease',
  'taken-away': 'Requeued because it was taken away',
  requeued: 'Requeued by the client',
  deleted: 'Deleted by the client',
  rescheduled: 'Rescheduled by the client',
  'created-by': 'Created by {user} in the dashboard',
  'requeued-by': 'Requeued by {user} in the dashboard',
  'deleted-by': 'Deleted by {user} in the dashboard',
  'restored-by': 'Brought back by {user} in the dashboard',
  'requeued-in-bulk': 'Requeued by {user} in a bulk operation',
  'deleted-in-bulk': 'Deleted by {user} in a bulk operation',
  drained: 'Drained before its time',
} as const;

export type ReasonCode = keyof typeof ENGINE_REASONS;

type Values = Readonly<Record<string, string | number>>;

type PlaceholdersIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PlaceholdersIn<Rest>
  : never;

type ValuesOf<Code extends ReasonCode> = [PlaceholdersIn<(typeof ENGINE_REASONS)[Code]>] extends [
  never,
]
  ? []
  : [values: Readonly<Record<PlaceholdersIn<(typeof ENGINE_REASONS)[Code]>, string | number>>];

/** Nobody reads a longer value. */
const MAX_VALUE_CHARS = 500;

/** The stored form of a reason, under `because` in the data of a state. */
export interface StoredReason {
  readonly code: string;
  readonly values?: Values;
}

/** A reason that the engine gives for a state: a code with values, and an English text for people. */
export class EngineReason {
  private constructor(
    readonly code: ReasonCode,
    private readonly values: Values,
  ) {}

  static of<Code extends ReasonCode>(code: Code, ...[values]: ValuesOf<Code>): EngineReason {
    return new EngineReason(code, values ?? {});
  }

  /** Reads a stored reason. Undefined where this version does not know it. */
  static restored(stored: unknown): EngineReason | undefined {
    if (typeof stored !== 'object' || stored === null) return undefined;
    const { code, values = {} } = stored as { code?: unknown; values?: Values };
    const isKnown = typeof code === 'string' && Object.hasOwn(ENGINE_REASONS, code);
    return isKnown ? new EngineReason(code as ReasonCode, values) : undefined;
  }

  get text(): string {
    return ENGINE_REASONS[this.code].replace(/\{(\w+)\}/g, (_, name: string) =>
      String(this.values[name]),
    );
  }

  toStored(): StoredReason {
    const { code } = this;
    const values = Object.entries(this.values).map(([name, value]) => [name, bounded(value)]);
    return values.length === 0 ? { code } : { code, values: Object.fromEntries(values) };
  }
}

const bounded = (value: string | number) =>
  typeof value === 'string' ? cut(value, MAX_VALUE_CHARS) : value;

/** Why a job comes into a state: a text of the application, or a reason of the engine. */
export type Reason = string | EngineReason;

export const reasonText = (reason: Reason | undefined): string | undefined =>
  reason instanceof EngineReason ? reason.text : reason;

/** The part that a reason of the engine adds to the data of a state. */
export interface ReasonData {
  readonly because?: StoredReason;
}

export const reasonData = (reason: Reason | undefined): ReasonData =>
  reason instanceof EngineReason ? { because: reason.toStored() } : {};
