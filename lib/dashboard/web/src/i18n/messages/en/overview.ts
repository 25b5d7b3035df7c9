export const overview = {
  'overview.title': 'Overview',
  'overview.counts': 'Jobs by state',
  'overview.ahead': { one: '{count} claimed ahead', other: '{count} claimed ahead' },
  'throughput.title': 'Live throughput',
  'throughput.label':
    'Jobs that ended, and attempts that failed, in the last two minutes, a second',
  'throughput.window': 'The last two minutes',
  'throughput.succeeded': 'Succeeded/s',
  'throughput.failed': 'Failed attempts/s',
  'throughput.deleted': 'Deleted/s',
  'history.title': 'History',
  'history.label': 'Succeeded and deleted jobs, and failed attempts, over time',
  'history.resolution': 'Resolution',
  'history.minute': 'By minute',
  'history.hour': 'By hour',
  'history.day': 'By day',
  'history.failed': 'Failed attempts',
  'longRunning.title': 'Long-running jobs',
  'longRunning.none': 'No job runs for long',
  'longRunning.for': 'For',
  'problems.title': 'Problems',
  'problems.look': 'Look',
  'problem.method-failing': {
    one: '{subject} has failed for {since}: {share} of its attempts, {perMinute} a minute. {count} job waits for a retry.',
    other:
      '{subject} has failed for {since}: {share} of its attempts, {perMinute} a minute. {count} jobs wait for a retry.',
  },
  'problem.server-silent':
    'Server {subject} has gone silent. Its last heartbeat came {heartbeatAt}.',
  'problem.server-lost':
    'Server {subject} was lost. Its last heartbeat came {heartbeatAt}; others run its jobs.',
  'problem.queue-unserved': {
    one: '{count} job has waited in queue {subject} for {since}, but no server serves it.',
    other:
      '{count} jobs have waited in queue {subject} for up to {since}, but no server serves it.',
  },
  'problem.clocks-apart': 'The clock of {subject} and that of the store are {differenceMs} apart.',
  'problem.queue-stuck': {
    one: 'Nothing of queue {subject} has ended for {since}, and {count} job is ready.',
    other: 'Nothing of queue {subject} has ended for {since}, and {count} jobs are ready.',
  },
  'problem.backlog-grows': {
    other:
      'Queue {subject} has grown for {since}: more jobs come than servers run, and {count} are ready.',
  },
  'problem.snapshot-held':
    'A snapshot that has been held for {since} keeps the store from cleaning up ({subject}).',
  'problem.recurring-failing': 'Recurring job {subject} could not be scheduled: {error}',
  'problem.store-slow': 'The store takes {answerMs} to answer ({subject}).',
  'problem.other': 'Something needs attention: {subject}.',
} as const;
