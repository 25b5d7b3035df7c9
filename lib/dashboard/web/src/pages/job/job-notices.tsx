import { Info } from 'lucide-preact';
import type { JobAnswer } from '../../../../answers/jobs';
import { RelativeTime } from '../../components/time/relative-time';
import { t } from '../../i18n/translate';
import css from './job-notices.module.css';

export function JobNotices({ job: { isTypeKnown, type, expireAt } }: { job: JobAnswer }) {
  return (
    <>
      {!isTypeKnown && (
        <p class={css.notice}>
          <Info size={16} aria-hidden="true" />
          <span class="foreign">{t('job.typeUnknown', { type })}</span>
        </p>
      )}
      {expireAt !== undefined && (
        <p class={css.quiet}>
          {t('job.expires')} <RelativeTime at={expireAt} />
        </p>
      )}
    </>
  );
}
