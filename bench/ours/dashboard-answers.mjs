import { readdirSync } from 'node:fs';
import { data, named, page, searched } from './answer-forms.mjs';
import { incidentAnswers } from './incident-answers.mjs';
import { JOB_STATES, lookAround } from './look-around.mjs';

const WEB = new URL('../../dist/dashboard/web/', import.meta.url);
const RECURRING = 'report-7';
const BULK_OPERATION = '00000000-0000-7000-8000-000000000007';
const PAGES = [
  '',
  'jobs/failed',
  'jobs/new',
  'performance',
  'problems',
  'recurring',
  'batches',
  'queues',
  'servers',
  'audit',
];
const BATCH_STATES = ['Awaiting', 'Started', 'Completed', 'Succeeded', 'Deleted'];

/**
 * Searches: one that matches a ninth of the Failed jobs, one that matches none, and the links of the
 * overview.
 */
const TYPE_AND_ERROR = [
  'type:PaymentService error:Declined',
  'type:MailService error:Declined',
  'error:ConnectionRefusedError type:MailService method:send',
];
const OTHER_SEARCHES = [
  'type:MailService',
  'error:Timeout',
  'ECONNREFUSED',
  'arg:ada',
  'arg:nobody',
  'before:2000-01-01',
  'failed-after:1h',
  'failed-before:2d',
  'ran-on:worker-1',
  'duration:>5s',
  'wait:>10m',
  'fingerprint:0000000000000000',
];

/**
 * All requests of the pages, with ids and cursors of this store.
 *
 * @param {import('../support/http-client.mjs').HttpClient} client
 * @param {{ deepPages: number }} sizes
 * @returns {Promise<import('./answer-forms.mjs').Answer[]>}
 */
export async function dashboardAnswers(client, sizes) {
  const seen = await lookAround(client, sizes);
  return [
    ...pages(seen),
    ...overviews(),
    ...lists(seen),
    ...searches(),
    ...wholeSearches(),
    ...narrowSearches(seen),
    ...counts(),
    ...jobDetails(seen),
    ...resources(seen),
    ...incidentAnswers(seen),
  ];
}

/** The addresses of the pages, which all get the same HTML, and the files that it loads. */
function pages({ jobIds, batchId }) {
  const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.html')
    .map(({ name, parentPath }) => (parentPath.endsWith('assets') ? `assets/${name}` : name));
  return [
    ...PAGES.map(page),
    { ...page(`jobs/details/${jobIds.Failed}`), name: 'jobs/details/(id)' },
    { ...page(`batches/${batchId}`), name: 'batches/(id)' },
    { name: `(its ${files.length} files, in turn)`, paths: files, kind: 'page' },
  ];
}

const overviews = () => [
  data('session'),
  data('overview'),
  data('history?resolution=minute'),
  data('history?resolution=hour'),
  data('history?resolution=day'),
  data('live/latest'),
  { ...data('live'), name: 'live, first event', firstOf: 'event' },
];

/** Each list at its beginning, at its largest, and far down. */
function lists({ cursors }) {
  const queries = { all: '', retries: 'retries=true&' };
  for (const state of JOB_STATES) queries[state] = `state=${state}&`;

  return Object.entries(queries).flatMap(([list, query]) => [
    data(`jobs?${query}limit=50`),
    data(`jobs?${query}limit=500`),
    data(`jobs?${query}limit=50&order=oldest`),
    ...(cursors[list] ? [named(`jobs?${query}limit=50&cursor=`, 'deep', cursors[list])] : []),
  ]);
}

/** Searches in a list with matches, in a list without, and among all jobs. */
const searches = () =>
  ['jobs?state=Failed&', 'jobs?state=Succeeded&', 'jobs?'].flatMap((path) => [
    ...TYPE_AND_ERROR.map((text) => searched(path, text, 'search')),
    ...OTHER_SEARCHES.map((text) => searched(path, text, 'data')),
  ]);

/** Searches over several answers, as a person waits for them. */
const wholeSearches = () =>
  TYPE_AND_ERROR.map((text) => {
    const search = searched('jobs?state=Failed&', text, 'wholeSearch');
    return { ...search, name: `${search.name} (whole)`, isFollowed: true };
  });

const narrowSearches = ({ serverId, batchId, jobIds }) => [
  data('jobs?state=Enqueued&q=queue:mail'),
  named('jobs?q=server:', 'id', serverId),
  named('jobs?q=batch:', 'id', batchId),
  named('jobs?q=id:', 'id', jobIds.Succeeded),
  data(`jobs?q=recurring:${RECURRING}`, { mayBeEmpty: true }),
];

/** The counts before an action on all jobs of a list. */
const counts = () => [
  data('jobs/count?'),
  ...JOB_STATES.map((state) => data(`jobs/count?state=${state}`)),
  ...TYPE_AND_ERROR.map((text) => searched('jobs/count?state=Failed&', text, 'search')),
  ...OTHER_SEARCHES.map((text) => searched('jobs/count?state=Failed&', text, 'data')),
  searched('jobs/count?', TYPE_AND_ERROR[0], 'search'),
];

const jobDetails = ({ jobIds }) =>
  Object.entries(jobIds).flatMap(([name, id]) => [
    named('jobs/', name, id),
    { ...named('jobs/', name, id, '/waiting'), mayBeEmpty: true },
    named('jobs/', name, id, '/code?part=call'),
    named('jobs/', name, id, '/copy'),
    named('flow/', name, id),
  ]);

const resources = ({ batchId, cursors }) => [
  data('recurring-jobs?limit=50'),
  data('recurring-jobs?limit=100'),
  data(`recurring-jobs?q=${RECURRING}%20run`),
  data(`recurring-jobs/details?id=${RECURRING}`),
  data('batches'),
  ...BATCH_STATES.map((state) => data(`batches?state=${state}`)),
  ...(cursors.batches ? [named('batches?cursor=', 'deep', cursors.batches)] : []),
  named('batches/', 'id', batchId),
  named('batches/', 'id', batchId, '/holds'),
  named('flow/', 'batch', batchId),
  data('queues'),
  data('lines'),
  data('servers'),
  data('servers/lost'),
  data('job-methods'),
  data('bulk-operations'),
  data(`bulk-operations/${BULK_OPERATION}`),
  data('audit'),
  data('audit?q=ada%20requeue'),
  data('audit?q=nobody', { mayBeEmpty: true }),
  ...(cursors.audit ? [named('audit?cursor=', 'deep', cursors.audit)] : []),
];
