import type { ComponentChildren } from 'preact';
import { t } from '../../i18n/translate';
import { EmptyState } from './empty-state';

interface EmptyListProps {
  readonly icon: ComponentChildren;
  /** The text for an empty list. */
  readonly title: string;
  readonly isSearch: boolean;
  /** Whether there is a next page, although this one is empty. */
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
