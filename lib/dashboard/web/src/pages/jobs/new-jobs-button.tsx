import { ArrowUp } from 'lucide-preact';
import type { BoundedCount } from '../../../../answers/live';
import { Button } from '../../components/controls/button';
import { t } from '../../i18n/translate';
import css from './new-jobs-button.module.css';

interface NewJobsButtonProps {
  readonly count: BoundedCount | undefined;
  readonly onShow: () => void;
}

/** Says how many jobs a held list does not show yet. It lies over the list, which must not move. */
export function NewJobsButton({ count, onShow }: NewJobsButtonProps) {
  return (
    <div class={css.place} role="status">
      {count && (
        <Button size="small" tone="primary" icon={<ArrowUp size={14} />} onClick={onShow}>
          {t('jobs.new', { count })}
        </Button>
      )}
    </div>
  );
}
