import { t } from '../../i18n/translate';
import css from './skeleton.module.css';

/** Grey lines where rows will be. Shown late, so that a quick answer does not flicker. */
export function Skeleton({ rows }: { rows: number }) {
  return (
    <div class={css.skeleton} role="status">
      <span class="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class={css.row} aria-hidden="true">
          <span class={css.short} />
          <span class={css.long} />
          <span class={css.short} />
        </div>
      ))}
    </div>
  );
}
