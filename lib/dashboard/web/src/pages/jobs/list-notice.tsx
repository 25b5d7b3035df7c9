import { RefreshCw } from 'lucide-preact';
import { Button } from '../../components/controls/button';
import { formatAbsoluteTime } from '../../i18n/format';
import { t } from '../../i18n/translate';
import css from './list-notice.module.css';

interface ListNoticeProps {
  readonly isHeld: boolean;
  readonly searchedUntil: number | undefined;
  readonly onRefresh: () => void;
}

/** Says why the list stands still, or why it is incomplete. */
export function ListNotice({ isHeld, searchedUntil, onRefresh }: ListNoticeProps) {
  if (!isHeld && searchedUntil === undefined) return null;

  return (
    <div class={css.notice}>
      {searchedUntil !== undefined && (
        <span>{t('jobs.searchedUntil', { time: formatAbsoluteTime(searchedUntil) })}</span>
      )}
      {isHeld && (
        <>
          <span>{t('jobs.held')}</span>
          <Button size="small" tone="quiet" icon={<RefreshCw size={14} />} onClick={onRefresh}>
            {t('refresh')}
          </Button>
        </>
      )}
    </div>
  );
}
