import { Download } from 'lucide-preact';
import { apiAddress } from '../../api/client';
import type { JobsSelection } from '../../api/queries';
import { timeZone } from '../../api/time-zone';
import { t } from '../../i18n/translate';
import css from './export-links.module.css';
import { useOrder } from './filters/order-choice';

const FORMATS = ['csv', 'ndjson'] as const;

/** Links to the whole list as a file, including its other pages. */
export function ExportLinks({ selection }: { selection: JobsSelection }) {
  const { state, retries, search } = selection;
  const order = useOrder();

  return (
    <span class={css.links}>
      <Download size={14} aria-hidden="true" />
      {FORMATS.map((format) => (
        <a
          key={format}
          href={apiAddress('jobs/export', { format, state, retries, q: search, order, timeZone })}
          download
          aria-label={t('jobs.export', { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
}
