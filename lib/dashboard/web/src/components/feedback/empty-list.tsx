import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/translate';
import { EmptyState } from './empty-state';

interface EmptyListProps {
  readonly icon: ComponentChildren;
  /** What to say where there is nothing at all. */
  readonly title: string;
  readonly isSearch: boolean;
  /** A page may be empty, and have a next one all the same. */
  readonly hasMore: boolean;
  readonly children?: ComponentChildren;
}

export function EmptyList({ icon, title, isSearch, hasMore, children }: EmptyListProps) {
  if (hasMore) return <EmptyState icon={icon} title={t('list.noneSoFar')} />;
  if (isSearch) return <EmptyState icon={icon} title={t('jobs.none.search')} />;
  return (
    <EmptyState icon={icon} title={title}>
      {children}
    </EmptyState>
  );
}
