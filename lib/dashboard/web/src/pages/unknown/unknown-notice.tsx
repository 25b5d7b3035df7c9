import { SearchX } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { EmptyState } from '../../components/feedback/empty-state';
import { Page } from '../../components/layout/page';

interface UnknownNoticeProps {
  readonly title: string;
  readonly id: string;
  readonly text: string;
  readonly children: ComponentChildren;
}

/** The page for an object that does not exist, or no longer exists. */
export function UnknownNotice({ title, id, text, children }: UnknownNoticeProps) {
  return (
    <Page title={title}>
      <EmptyState icon={<SearchX size={28} />} title={text}>
        <p class="mono foreign">{id.slice(0, 200)}</p>
        <p>{children}</p>
      </EmptyState>
    </Page>
  );
}
