export const charts = {
  'charts.unavailable': 'The chart cannot be shown. Load the page again.',
  'charts.times': '{label}: values by time',
  'charts.now': 'Now',
  'charts.inAll': 'In all',
  'charts.deployed': 'Version {version} began to run',
  'charts.asTable': 'Show as table',
  'charts.from': 'From',
} as const;
