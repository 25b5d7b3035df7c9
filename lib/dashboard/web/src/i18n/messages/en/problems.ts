export const problems = {
  'problems.title': 'Problems',
  'problems.look': 'Look',
  'problems.about':
    'What is wrong with the system now, and what was. Servers look every 15 seconds, unless you set another interval.',
  'problems.open': 'Open problems',
  'problems.all': 'All problems',
  'problems.none': 'Nothing is wrong',
  'problems.none.text': 'Problems show here as soon as a server or this page finds them.',
  'problems.problem': 'Problem',
  'problems.since': 'Found',
  'problems.justNow': 'not stored yet',
  'problems.history': 'Problems that have ended',
  'problems.from': 'From',
  'problems.to': 'To',
  'problems.for': 'For',
  'problems.mute': 'Mute',
  'problems.unmute': 'Unmute',
  'problems.muteFor': 'How long to mute',
  'problems.muted': 'Muted.',
  'problems.unmuted': 'Unmuted.',
  'problems.mutedUntilEnd': 'Muted by {by} until it ends',
  'problems.mutedUntil': 'Muted by {by} until {until}',
  'problems.span.end': 'until it ends',
  'problems.span.1h': 'for an hour',
  'problems.span.8h': 'for 8 hours',
  'problems.span.1d': 'for a day',
  'problems.span.7d': 'for 7 days',
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
  'problem.job-unknown': {
    one: 'No server knows {subject}: {count} job has waited for {since}.',
    other: 'No server knows {subject}: {count} jobs have waited, for up to {since}.',
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
  'problem.recurring-overdue':
    'Recurring job {subject} has been overdue for {since}: no server has scheduled it.',
  'problem.recurring-runs-failing': 'The last {runs} jobs of recurring job {subject} failed.',
  'problem.recurring-skipping':
    'Recurring job {subject} was skipped the last {times} times: no time of its schedule got a job.',
  'problem.store-slow': 'The store takes {answerMs} to answer ({subject}).',
  'problem.other': 'Something needs attention: {subject}.',
} as const;
