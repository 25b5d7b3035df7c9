import { NAME_LIMITS } from '../../storage/name-limits.js';
import type { DashboardUser } from '../access/dashboard-user.js';
import type { AuditLog } from '../audit/audit-log.js';
import { phrase } from '../audit/audit-phrases.js';
import { cutText } from '../display/cut-text.js';
import type { ExportPortion } from './export-jobs.js';

export interface AuditedExport {
  readonly by: DashboardUser;
  /** Which jobs, as people would search for them; empty for all of them. */
  readonly search: string;
  readonly format: string;
}

/** The text of a file. Once somebody got a part of it, the audit says who exported what, and how many jobs of it. */
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
