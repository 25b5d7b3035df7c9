import type { ArgumentProblem } from './creation.js';
import type { OwnPageAnswer } from './own-pages.js';

/** What a person may do. Every other permission needs `view`. */
export type Permission = 'view' | 'create' | 'requeue' | 'delete' | 'trigger' | 'pause' | 'edit';

/** A dashboard of the same application. */
export interface DashboardLink {
  readonly title: string;
  /** On the server, without what a proxy puts in front. */
  readonly path: string;
  readonly isCurrent: boolean;
}

export interface SessionAnswer {
  /** The name of the person, from `authorize`. */
  readonly user: string;
  readonly permissions: readonly Permission[];
  readonly title: string;
  /** The address behind "Back to site"; left out if there is no such link. */
  readonly backLink?: string;
  /** The dashboards of the other stores of the application, and this one; none where there is only one. */
  readonly dashboards: readonly DashboardLink[];
  readonly statsPollingIntervalMs: number;
  readonly displayArguments: boolean;
  /** The token for changes, sent as the header `x-hangfire-token`. */
  readonly token: string;
  /** The pages of the application that this person may open. */
  readonly pages: readonly OwnPageAnswer[];
  readonly version: string;
  /** Such as `postgres`, `memory`. */
  readonly storage: string;
  readonly now: number;
}

/** The answer to every refused or failed request. */
export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  /** What is wrong with a search, for other languages. */
  readonly because?: {
    readonly code: string;
    readonly values: Readonly<Record<string, string | number>>;
  };
  /** What is wrong with which argument of a new job. */
  readonly problems?: readonly ArgumentProblem[];
}
