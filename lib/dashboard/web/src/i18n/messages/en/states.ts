export const states = {
  'state.Enqueued': 'Enqueued',
  'state.Scheduled': 'Scheduled',
  'state.Processing': 'Processing',
  'state.Succeeded': 'Succeeded',
  'state.Failed': 'Failed',
  'state.Deleted': 'Deleted',
  'state.Awaiting': 'Awaiting',
  'state.Started': 'Started',
  'state.Completed': 'Completed',
  'state.Omitted': 'Omitted',
} as const;
