import type { ArgumentProblem } from './creation.js';
import type { InputProblemAnswer } from './input-problem.js';
import type { OwnPageAnswer } from './own-pages.js';

/** What a person may do. Every other permission needs `view`. */
export type Permission = 'view' | 'create' | 'requeue' | 'delete' | 'trigger' | 'pause' | 'edit';

/** A dashboard of the same application. */
export interface DashboardLink {
  readonly title: string;
  /** The path on the server, without a prefix of a proxy. */
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
  /** The dashboards of the other stores of the application, and this one; empty if there is only one. */
  readonly dashboards: readonly DashboardLink[];
  readonly statsPollingIntervalMs: number;
  readonly displayArguments: boolean;
  /** The token for changes, sent as the header `x-hangfire-token`. */
  readonly token: string;
  /** The pages of the application that this person may open. */
  readonly pages: readonly OwnPageAnswer[];
  readonly version: string;
  /** The kind of the store, such as `postgres` or `memory`. */
  readonly storage: string;
  readonly now: number;
}

/** The answer to every refused or failed request. */
export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  /** The problems of the input, for translation: codes of sentences, in the order in which people read them. */
  readonly because?: readonly InputProblemAnswer[];
  /** The problems of the arguments of a new job. */
  readonly problems?: readonly ArgumentProblem[];
}
