import { Link } from 'wouter-preact';
import { addressWith } from '../../addresses/search-in-address';
import { t } from '../../i18n/translate';

/** Goes on with a search that has found nothing so far. */
export function SearchOn({ path, next }: { path: string; next: string }) {
  return (
    <p>
      <Link href={addressWith(path, { cursor: next })}>{t('list.searchOn')}</Link>
    </p>
  );
}
