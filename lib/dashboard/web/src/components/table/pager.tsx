import { Link, useLocation } from 'wouter-preact';
import { addressWith } from '../../addresses/search-in-address';
import { formatNumber } from '../../i18n/format';
import { t } from '../../i18n/translate';
import { PAGE_SIZES, pageSize } from '../../preferences/page-size';
import css from './pager.module.css';

interface PagerProps {
  readonly path: string;
  readonly cursor: string | undefined;
  readonly next: string | undefined;
  readonly hasPageSize?: boolean;
}

/** Each page begins at the end of the page before. The browser's own back button leads back. */
export function Pager({ path, cursor, next, hasPageSize = false }: PagerProps) {
  const [, navigate] = useLocation();
  if (cursor === undefined && next === undefined && !hasPageSize) return null;

  return (
    <div class={css.pager}>
      {hasPageSize && (
        <label class={css.size}>
          {t('pager.size')}
          <select
            value={String(pageSize.value)}
            onChange={({ currentTarget: { value } }) => {
              pageSize.value = Number(value);
              if (cursor !== undefined) navigate(addressWith(path, { cursor: undefined }));
            }}
          >
            {PAGE_SIZES.map((size) => (
              <option key={size} value={String(size)}>
                {formatNumber(size)}
              </option>
            ))}
          </select>
        </label>
      )}
      <nav class={css.links} aria-label={t('pager.label')}>
        {cursor !== undefined && (
          <Link href={addressWith(path, { cursor: undefined })} onClick={toTop}>
            {t('pager.first')}
          </Link>
        )}
        {next !== undefined && (
          <Link href={addressWith(path, { cursor: next })} onClick={toTop}>
            {t('pager.next')}
          </Link>
        )}
      </nav>
    </div>
  );
}

/** A page begins at its top, although its links are at its end. */
const toTop = () => scrollTo({ top: 0, behavior: 'instant' });
