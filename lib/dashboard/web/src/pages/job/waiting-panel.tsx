import { useQuery } from '@tanstack/preact-query';
import type { JobAnswer } from '../../../../answers/jobs';
import type { WaitReason } from '../../../../answers/waiting';
import { storeNow } from '../../api/live/store-clock';
import { queries } from '../../api/queries';
import { JobNameLink } from '../../components/job/job-link';
import { Panel } from '../../components/layout/panel';
import { AWAITING, ENQUEUED, SCHEDULED } from '../../components/state/built-in-states';
import { formatDuration, formatRelativeTime } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { holdSentence } from '../queues/hold-sentence';
import css from './waiting-panel.module.css';

const WAITING: ReadonlySet<string> = new Set([AWAITING, ENQUEUED, SCHEDULED]);

/** Why the job does not run yet. */
export function WaitingPanel({ job }: { job: JobAnswer }) {
  return WAITING.has(job.state) ? <Reasons id={job.id} state={job.state} /> : null;
}

function Reasons({ id, state }: { id: string; state: string }) {
  const { data: reasons = [] } = useQuery(queries.waiting(id, state));
  if (reasons.length === 0) return null;

  return (
    <Panel title={t('waiting.title')} isPadded>
      <ul class={css.reasons}>
        {reasons.map((reason) => (
          <li key={reason.kind} class="foreign">
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Reason({ reason }: { reason: WaitReason }) {
  switch (reason.kind) {
    case 'queue':
      return <>{holdSentence(reason.queue, reason.hold)}</>;
    case 'ahead':
      return <>{aheadSentence(reason)}</>;
    case 'lock':
      return <Lock {...reason} />;
    case 'parked':
      return <>{parkedSentence(reason)}</>;
    case 'time': {
      const at = formatRelativeTime(reason.at, storeNow.value);
      return <>{reason.isRetry ? t('waiting.retry', { at }) : t('waiting.time', { at })}</>;
    }
    case 'parents':
      return (
        <>
          {reason.open === 0
            ? t('waiting.parentsEnded')
            : t('waiting.parents', { count: reason.open })}
        </>
      );
  }
}

function aheadSentence({ jobs, etaMs }: Extract<WaitReason, { kind: 'ahead' }>): string {
  if (jobs.count === 0) return t('waiting.next');
  return etaMs === undefined
    ? t('waiting.ahead', { count: jobs })
    : t('waiting.aheadFor', { count: jobs, duration: formatDuration(etaMs) });
}

function parkedSentence({ queue, method, servers }: Extract<WaitReason, { kind: 'parked' }>) {
  return servers.length === 0
    ? t('waiting.unknown', { queue, method })
    : t('waiting.known', { method, servers: servers.join(', ') });
}

function Lock({ resource, holder }: Extract<WaitReason, { kind: 'lock' }>) {
  if (!holder) return <>{t('waiting.lock', { resource })}</>;
  return (
    <>
      {t('waiting.lockHeld', { resource })} <JobNameLink id={holder.id} name={holder.displayName} />
    </>
  );
}
