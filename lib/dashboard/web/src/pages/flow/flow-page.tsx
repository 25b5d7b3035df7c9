import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { kindOf } from '../../api/api-error';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { Panel, Sheet } from '../../components/layout/panel';
import { t } from '../../i18n/translate';
import { UnknownNotice } from '../unknown/unknown-notice';
import { FlowGraph } from './flow-graph';
import { FlowList } from './flow-list';
import { placeOfNode } from './flow-words';

/** The jobs and batches around a job or a batch, linked directly or through others. */
export function FlowPage() {
  const id = lastPathSegment();
  const query = useQuery(queries.flow(id));
  const middle = query.data?.nodes[0];

  if (query.error && ['unknown', 'input'].includes(kindOf(query.error))) {
    return (
      <UnknownNotice title={t('flow.title')} id={id} text={t('flow.unknown')}>
        <Link href={paths.jobs()}>{t('jobs.all')}</Link>
      </UnknownNotice>
    );
  }
  return (
    <Page
      title={t('flow.title')}
      subtitle={
        middle && (
          <Link href={placeOfNode(middle) ?? paths.job(id)} class="foreign">
            {middle.displayName}
          </Link>
        )
      }
    >
      <QueryView query={query}>
        {(flow) => (
          <>
            <Sheet>
              <FlowGraph key={flow.id} flow={flow} />
            </Sheet>
            <p class="muted">{t('flow.about')}</p>
            <Panel title={t('flow.list')} isPadded>
              <FlowList flow={flow} />
            </Panel>
          </>
        )}
      </QueryView>
    </Page>
  );
}
