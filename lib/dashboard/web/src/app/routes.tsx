import { Route, Switch } from 'wouter-preact';
import { useSession } from '../api/session';
import { OverviewPage } from '../pages/overview/overview-page';
import { NotFoundPage } from '../pages/unknown/not-found-page';
import { type ComponentType, lazy } from './lazy';
import { PageBoundary } from './page-boundary';

/**
 * The overview comes with the first script: on a slow connection, each further script would cost a trip. The script of
 * another page is loaded at its first visit. The path of a page with an id ends with that id.
 */
const ROUTES: ReadonlyArray<readonly [pattern: string, page: ComponentType]> = [
  ['/', OverviewPage],
  [
    '/performance',
    lazy(async () => (await import('../pages/performance/performance-page')).PerformancePage),
  ],
  [
    '/failures/:fingerprint',
    lazy(async () => (await import('../pages/failure/failure-page')).FailurePage),
  ],
  ['/jobs/details/:id', lazy(async () => (await import('../pages/job/job-page')).JobPage)],
  ['/jobs/:state?', lazy(async () => (await import('../pages/jobs/jobs-page')).JobsPage)],
  ['/new-job', lazy(async () => (await import('../pages/new-job/new-job-page')).NewJobPage)],
  [
    '/new-recurring-job',
    lazy(async () => (await import('../pages/new-job/new-recurring-page')).NewRecurringPage),
  ],
  ['/retries', lazy(async () => (await import('../pages/jobs/jobs-page')).RetriesPage)],
  [
    '/recurring',
    lazy(async () => (await import('../pages/recurring/recurring-page')).RecurringPage),
  ],
  [
    '/recurring/details',
    lazy(async () => (await import('../pages/recurring/recurring-job-page')).RecurringJobPage),
  ],
  ['/batches', lazy(async () => (await import('../pages/batches/batches-page')).BatchesPage)],
  ['/batches/:id', lazy(async () => (await import('../pages/batches/batch-page')).BatchPage)],
  ['/flow/:id', lazy(async () => (await import('../pages/flow/flow-page')).FlowPage)],
  ['/queues', lazy(async () => (await import('../pages/queues/queues-page')).QueuesPage)],
  ['/servers', lazy(async () => (await import('../pages/servers/servers-page')).ServersPage)],
  ['/problems', lazy(async () => (await import('../pages/problems/problems-page')).ProblemsPage)],
  [
    '/bulk-operations',
    lazy(
      async () =>
        (await import('../pages/bulk-operations/bulk-operations-page')).BulkOperationsPage,
    ),
  ],
  [
    '/bulk-operations/:id',
    lazy(
      async () => (await import('../pages/bulk-operations/bulk-operation-page')).BulkOperationPage,
    ),
  ],
  ['/audit', lazy(async () => (await import('../pages/audit/audit-page')).AuditPage)],
];

/** The router's own pattern for this does not match addresses with line breaks. */
const EVERYTHING_ELSE = /^/;

const Own = lazy(async () => (await import('../pages/own/own-page')).OwnPage);

export function Routes() {
  const { pages } = useSession();
  return (
    <Switch>
      {ROUTES.map(([pattern, Page]) => (
        <Route key={pattern} path={pattern}>
          <PageBoundary>
            <Page />
          </PageBoundary>
        </Route>
      ))}
      {pages.map((page) => (
        <Route key={page.path} path={`/${page.path}`}>
          <PageBoundary>
            <Own page={page} />
          </PageBoundary>
        </Route>
      ))}
      <Route path={EVERYTHING_ELSE}>
        <NotFoundPage />
      </Route>
    </Switch>
  );
}
