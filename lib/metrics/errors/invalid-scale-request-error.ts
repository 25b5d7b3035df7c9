import { DashboardError } from '../../dashboard/errors/dashboard-error.js';

/** A question of an autoscaler that cannot be answered. */
export class InvalidScaleRequestError extends DashboardError {
  readonly code = 'HANGFIRE_INVALID_SCALE_REQUEST';
  readonly status = 400;

  constructor(
    readonly parameter: string,
    readonly value: unknown,
    expected: string,
  ) {
    super(
      `${parameter}: expected ${expected}, got ${value === undefined ? 'nothing' : JSON.stringify(value)}.`,
    );
  }
}
