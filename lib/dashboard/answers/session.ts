/** What a person may do; `view` is needed for everything. */
export type Permission = 'view' | 'requeue' | 'delete' | 'trigger' | 'pause' | 'edit';

export interface SessionAnswer {
  /** Who is looking, as `authorize` has it. */
  readonly user: string;
  readonly permissions: readonly Permission[];
  readonly title: string;
  /** Where "back to the site" leads; left out where there is no such link. */
  readonly backLink?: string;
  readonly statsPollingIntervalMs: number;
  readonly displayArguments: boolean;
  /** To be sent with everything that changes something, as the header `x-hangfire-token`. */
  readonly token: string;
  readonly version: string;
  /** `postgres`, `memory`. */
  readonly storage: string;
  readonly now: number;
}

/** What every refused or failed request answers. */
export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
}
