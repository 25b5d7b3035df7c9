import { TriangleAlert } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { Button } from '../components/controls/button';
import { EmptyState } from '../components/feedback/empty-state';
import { t } from '../i18n/translate';

/** Keeps an error of a page away from the rest of the shell. */
export function PageBoundary({ children }: { children: ComponentChildren }) {
  const [path] = useLocation();
  return <Boundary key={path}>{children}</Boundary>;
}

function Boundary({ children }: { children: ComponentChildren }) {
  const [error] = useErrorBoundary();
  if (error === undefined) return <>{children}</>;

  return (
    <EmptyState icon={<TriangleAlert size={28} />} title={t('page.failed')}>
      <p>{t('page.failed.text')}</p>
      <Button onClick={() => location.reload()}>{t('reload')}</Button>
    </EmptyState>
  );
}
