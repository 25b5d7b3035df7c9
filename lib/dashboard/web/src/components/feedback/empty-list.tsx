import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/translate';
import { EmptyState } from './empty-state';
import { SearchOn } from './search-on';

interface EmptyListProps {
  readonly icon: ComponentChildren;
  /** The text for an empty list. */
  readonly title: string;
  readonly isSearch: boolean;
  readonly path: string;
  /** The cursor of the next page. There may be a next page although this page is empty. */
  readonly next: string | undefined;
  readonly children?: ComponentChildren;
}

export function EmptyList({ icon, title, isSearch, path, next, children }: EmptyListProps) {
  if (next !== undefined) {
    return (
      <EmptyState icon={icon} title={t('list.noneSoFar')}>
        <SearchOn path={path} next={next} />
      </EmptyState>
    );
  }
  if (isSearch) return <EmptyState icon={icon} title={t('jobs.none.search')} />;
  return (
    <EmptyState icon={icon} title={title}>
      {children}
    </EmptyState>
  );
}
