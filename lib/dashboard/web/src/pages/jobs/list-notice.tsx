import { RefreshCw } from 'lucide-preact';
import type { JobsAnswer } from '../../../../answers/jobs';
import { Button } from '../../components/controls/button';
import { formatAbsoluteTime } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './list-notice.module.css';

interface ListNoticeProps {
  readonly isHeld: boolean;
  readonly answer: JobsAnswer | undefined;
  readonly onRefresh: () => void;
}

/** Says why the list stands still, or why it is incomplete. */
export function ListNotice({ isHeld, answer, onRefresh }: ListNoticeProps) {
  const searched = answer && searchedWords(answer);
  if (!isHeld && searched === undefined) return null;

  return (
    <div class={css.notice}>
      {searched && <span>{searched}</span>}
      {isHeld && <span>{t('jobs.held')}</span>}
      <Button size="small" tone="quiet" icon={<RefreshCw size={14} />} onClick={onRefresh}>
        {t('refresh')}
      </Button>
    </div>
  );
}

/** Says how far the search has come. An empty list says that itself. */
function searchedWords({ jobs, searchedUntil, searchedBy = 'latest-first' }: JobsAnswer) {
  if (searchedUntil === undefined || jobs.length === 0) return undefined;
  return t(`jobs.searched.${searchedBy}`, { time: formatAbsoluteTime(searchedUntil) });
}
