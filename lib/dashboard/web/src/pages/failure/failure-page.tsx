import { useQuery } from '@tanstack/preact-query';
import { Link } from 'wouter-preact';
import { lastPathSegment } from '../../addresses/base-path';
import { paths } from '../../addresses/paths';
import { kindOf } from '../../api/api-error';
import { queries } from '../../api/queries';
import { QueryView } from '../../components/feedback/query-view';
import { Page } from '../../components/layout/page';
import { t } from '../../i18n/translate';
import { SpanChoice, useSpan } from '../performance/span-choice';
import { UnknownNotice } from '../unknown/unknown-notice';
import { FailureActions } from './failure-actions';
import { FailureMute } from './failure-mute';
import { FailureView } from './failure-view';

/** The page of the failures with one fingerprint. */
export function FailurePage() {
  const fingerprint = lastPathSegment();
  const span = useSpan();
  const query = useQuery(queries.failure(fingerprint, span));

  if (query.error && ['unknown', 'input'].includes(kindOf(query.error))) {
    return (
      <UnknownNotice title={t('failure.one')} id={fingerprint} text={t('failure.unknown')}>
        <Link href={paths.overview}>{t('overview.title')}</Link>
      </UnknownNotice>
    );
  }
  return (
    <Page
      title={query.data?.exceptionType || t('failure.one')}
      subtitle={<span class="mono foreign">{fingerprint}</span>}
      actions={<SpanChoice path={paths.failure(fingerprint)} span={span} />}
    >
      <QueryView query={query}>
        {(failure) => (
          <>
            <FailureActions failure={failure} />
            <FailureMute failure={failure} />
            <FailureView failure={failure} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
