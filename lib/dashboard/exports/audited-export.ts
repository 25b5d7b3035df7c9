import { NAME_LIMITS } from '../../storage/name-limits.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { AuditLog } from '../audit/audit-log.js';
import { phrase } from '../audit/audit-phrases.js';
import { cutText } from '../display/cut-text.js';
import type { ExportPortion } from './export-jobs.js';

export interface AuditedExport {
  readonly by: DashboardUser;
  /** The search for the jobs, as people would write it; empty for all jobs. */
  readonly search: string;
  readonly format: string;
}

/**
 * The text of a file. Once the client has got a part of the file, the audit records who exported which list, and how
 * many jobs they got.
 */
export async function* auditedExport(
  portions: AsyncIterable<ExportPortion>,
  { by, search, format }: AuditedExport,
  audit: AuditLog,
): AsyncGenerator<string> {
  let count = 0;
  let isBegun = false;
  let isWhole = false;
  try {
    for await (const { text, jobs } of portions) {
      count += jobs;
      isBegun = true;
      yield text;
    }
    isWhole = true;
  } finally {
    if (isBegun) {
      await audit.record({
        by,
        action: 'jobs.export',
        subject: cutText(search || 'all', NAME_LIMITS.subject - 1).text,
        details: `${format}, ${phrase(isWhole ? 'exported' : 'broken-off', { count })}`,
      });
    }
  }
}
