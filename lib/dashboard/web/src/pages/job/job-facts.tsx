import { Link } from 'wouter-preact';
import type { JobAnswer } from '../../../../answers/jobs';
import { paths } from '../../addresses/paths';
import { JobIdLink } from '../../components/job/job-link';
import { Facts } from '../../components/layout/facts';
import { reasonWords } from '../../components/state/reason-words';
import { RelativeTime } from '../../components/time/relative-time';
import { formatDuration, formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { ServerName } from '../servers/server-name';

export function JobFacts({ job }: { job: JobAnswer }) {
  const {
    runAt,
    durationMs,
    latencyMs,
    serverId,
    batchId,
    recurringId,
    waitingFor,
    copyOf,
    bulkId,
  } = job;
  const reason = reasonWords(job);

  return (
    <Facts
      facts={[
        { name: t('column.type'), value: <code class="foreign">{job.type}</code> },
        { name: t('column.method'), value: <code class="foreign">{job.method}</code> },
        { name: t('column.queue'), value: <code class="foreign">{job.queue}</code> },
        { name: t('column.priority'), value: formatNumber(job.priority) },
        { name: t('column.attempt'), value: formatNumber(job.attempt) },
        { name: t('column.created'), value: <RelativeTime at={job.createdAt} /> },
        runAt !== undefined && { name: t('column.runAt'), value: <RelativeTime at={runAt} /> },
        serverId !== undefined && { name: t('column.server'), value: <ServerName id={serverId} /> },
        latencyMs !== undefined && { name: t('column.latency'), value: formatDuration(latencyMs) },
        durationMs !== undefined && {
          name: t('column.duration'),
          value: formatDuration(durationMs),
        },
        waitingFor !== undefined && {
          name: t('column.waitingFor'),
          value: <code class="foreign">{waitingFor}</code>,
        },
        reason !== undefined && { name: t('column.reason'), value: <bdi>{reason}</bdi> },
        batchId !== undefined && {
          name: t('column.batch'),
          value: (
            <Link href={paths.batch(batchId)} class="mono">
              {batchId}
            </Link>
          ),
        },
        copyOf !== undefined && {
          name: t('newJob.copyOf'),
          value: <JobIdLink id={copyOf} />,
        },
        bulkId !== undefined && {
          name: t('bulk.one'),
          value: (
            <Link href={paths.bulkOperation(bulkId)} class="mono">
              {bulkId}
            </Link>
          ),
        },
        recurringId !== undefined && {
          name: t('column.recurring'),
          value: <Link href={paths.recurringJob(recurringId)}>{recurringId}</Link>,
        },
      ]}
    />
  );
}
