export const failures = {
  'failures.title': 'What fails',
  'failures.none': 'Nothing has failed',
  'failures.error': 'Exception',
  'failures.otherMethods': {
    one: 'and {count} other method',
    other: 'and {count} other methods',
  },
  'failures.attempts': 'Failed attempts, last hour',
  'failures.minutes':
    'Failed attempts by minute in the last hour: {most} in the worst minute, {last} in the latest',
  'failures.jobs': 'Failed jobs',
  'failures.latest': 'Latest',
  'failure.one': 'Failure',
  'failure.unknown': 'Nothing is known of such a failure, or no longer.',
  'failure.type': 'Exception',
  'failure.message': 'Latest message',
  'failure.first': 'First seen',
  'failure.last': 'Last seen',
  'failure.retries': 'Jobs that wait for a retry',
  'failure.history': 'Failed attempts',
  'failure.label': 'Failed attempts over time',
  'failure.none': 'No attempt failed so in this time',
  'failure.samples': 'Latest jobs',
  'failure.samples.none': 'The jobs that it happened to are gone',
  'failure.requeueAll': {
    one: 'Requeue {count} Failed job',
    other: 'Requeue all {count} Failed jobs',
  },
  'failure.deleteAll': {
    one: 'Delete {count} Failed job',
    other: 'Delete all {count} Failed jobs',
  },
} as const;
