export const queues = {
  'queues.title': 'Queues',
  'queues.about':
    'A paused queue takes new jobs, but servers claim none from it. Throughput and latency are those of the last minute.',
  'queues.none': 'No queues yet',
  'queues.ready': 'Ready',
  'queues.oldest': 'Oldest waits',
  'queues.processing': 'Processing',
  'queues.throughput': 'Throughput',
  'queues.perSecond': '{rate}/s',
  'queues.perMinute': '{rate}/min',
  'queues.latency': 'Latency',
  'queues.unserved': 'no server',
  'queues.paused': 'Paused',
  'queues.pausedNow': 'Queue {name} is paused.',
  'queues.resumed': 'Queue {name} is resumed.',
} as const;
