import { SearchX } from 'lucide-preact';
import { Link } from 'wouter-preact';
import { paths } from '../../addresses/paths';
import { EmptyState } from '../../components/feedback/empty-state';
import { Page } from '../../components/layout/page';
import { t } from '../../i18n/translate';

export function NotFoundPage() {
  return (
    <Page title={t('notFound.title')}>
      <EmptyState icon={<SearchX size={28} />} title={t('notFound.text')}>
        <Link href={paths.overview}>{t('overview.title')}</Link>
      </EmptyState>
    </Page>
  );
}
