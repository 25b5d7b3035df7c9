import type { AuditEntry, AuditStore } from '../../storage/audit/audit-store.js';
import type { Logger } from '../../support/logger.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import { cutText } from '../display/cut-text.js';

const MAX_DETAILS_CHARS = 1_000;

export interface AuditedAction extends Omit<AuditEntry, 'user'> {
  readonly by: DashboardUser;
}

/**
 * Records who did what. It writes the entry after the action. If that fails, the action does not fail, so that
 * nobody repeats it.
 */
export class AuditLog {
  constructor(
    private readonly store: AuditStore,
    private readonly logger: Logger,
  ) {}

  async record({ by, action, subject, details }: AuditedAction): Promise<void> {
    const entry: AuditEntry = {
      user: by.name,
      action,
      subject,
      details: details === undefined ? undefined : cutText(details, MAX_DETAILS_CHARS).text,
    };
    try {
      await this.store.record(entry);
    } catch (error) {
      this.logger.error('Action in the dashboard not recorded', { ...entry, error });
    }
  }
}
