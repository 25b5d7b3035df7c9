import { TriangleAlert } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OwnPageAnswer } from '../../../../answers/own-pages';
import { Button } from '../../components/controls/button';
import { EmptyState } from '../../components/feedback/empty-state';
import { Skeleton } from '../../components/feedback/skeleton';
import { Page } from '../../components/layout/page';
import { t } from '../../i18n/translate';
import { createElement, give, mount, type OwnElement } from './own-element';
import { usePageClient } from './use-page-client';

/** A page of the application: its custom element, which gets a client of the dashboard. */
export function OwnPage({ page }: { page: OwnPageAnswer }) {
  const { title, element: name, script } = page;
  const host = useRef<HTMLDivElement>(null);
  const client = usePageClient();
  const given = useRef(client);
  given.current = client;
  const [element, setElement] = useState<OwnElement>();
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    let isGone = false;
    createElement(name, script).then((created) => !isGone && setElement(created), setFailure);
    return () => {
      isGone = true;
    };
  }, [name, script]);

  useEffect(() => {
    if (!element || !host.current) return;
    try {
      give(element, given.current);
      mount(element, host.current);
    } catch (error) {
      setFailure(error);
    }
    return () => element.remove();
  }, [element]);

  useEffect(() => {
    if (!element?.isConnected || element.hangfire === client) return;
    try {
      give(element, client);
    } catch (error) {
      setFailure(error);
    }
  }, [element, client]);

  return (
    <Page title={title}>
      {failure === undefined ? (
        <>
          {!element && <Skeleton rows={8} />}
          <div ref={host} />
        </>
      ) : (
        <EmptyState icon={<TriangleAlert size={28} />} title={t('ownPage.failed')}>
          <p class="mono foreign">{messageOf(failure)}</p>
          <Button onClick={() => location.reload()}>{t('reload')}</Button>
        </EmptyState>
      )}
    </Page>
  );
}

const MAX_MESSAGE_CHARS = 500;

function messageOf(failure: unknown): string {
  const text = failure instanceof Error ? failure.message : String(failure);
  return text.slice(0, MAX_MESSAGE_CHARS);
}
