export const waiting = {
  'waiting.title': 'Why it waits',
  'waiting.paused': 'Queue {queue} is paused, since {since}.',
  'waiting.pausedBy': '{by} has paused queue {queue}, {since}.',
  'waiting.unserved': 'No server serves queue {queue}.',
  'waiting.unknown':
    'No server of queue {queue} knows {method}. The job runs as soon as a server comes that does.',
  'waiting.known': 'The server that took it does not know {method}. It runs on {servers}.',
  'waiting.unknownMethods':
    'No server knows {methods}: jobs of queue {queue} wait for a server that does.',
  'waiting.busy': {
    one: 'The only worker of its servers is busy.',
    other: 'All {count} workers of its servers are busy.',
  },
  'waiting.busyWith': {
    one: 'The only worker of its servers is busy with {methods}.',
    other: 'All {count} workers of its servers are busy, mostly with {methods}.',
  },
  'waiting.next': 'It is the next one in its queue.',
  'waiting.ahead': {
    one: '{count} job stands before it in its queue.',
    other: '{count} jobs stand before it in its queue.',
  },
  'waiting.aheadFor': {
    one: '{count} job stands before it in its queue: about {duration} at the rate of the last minute.',
    other:
      '{count} jobs stand before it in its queue: about {duration} at the rate of the last minute.',
  },
  'waiting.lock': 'It waits for the lock {resource}. Nobody holds it now: a job was woken for it.',
  'waiting.lockHeld': 'It waits for the lock {resource}, which is held by',
  'waiting.time': 'Its time comes {at}.',
  'waiting.retry': 'Its last run failed. It runs again {at}.',
  'waiting.parents': {
    one: '{count} job or batch that it waits for has not ended.',
    other: '{count} jobs or batches that it waits for have not ended.',
  },
  'waiting.parentsEnded': 'All that it waits for has ended. It goes on in a moment.',
} as const;
