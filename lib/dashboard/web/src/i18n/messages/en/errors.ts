export const errors = {
  'error.action': 'That did not work.',
  'error.recovers': 'Trying again by itself.',
  'error.stale': 'What is shown may be out of date.',
  'error.unknown.title': 'Not found',
  'error.unknown.text': 'It does not exist, or no longer exists.',
  'error.session.title': 'Your session has ended',
  'error.session.text': 'Sign in again, then reload the page.',
  'error.forbidden.title': 'Not allowed',
  'error.forbidden.text': 'You do not have the permission for this.',
  'error.input.title': 'That cannot be understood',
  'error.input.text': 'A value in the request is not valid.',
  'error.store.title': 'The store cannot be reached',
  'error.store.text': 'The application answers, but its database does not.',
  'error.network.title': 'The application cannot be reached',
  'error.network.text': 'No answer came. It may be restarting, or the network is down.',
  'errorCode.HANGFIRE_DASHBOARD_BUSY': 'Too many requests at the moment.',
  'errorCode.HANGFIRE_STORAGE_BUSY': 'Too many searches at the moment.',
  'errorCode.HANGFIRE_DASHBOARD_INVALID_TOKEN':
    'The page had been open for too long. Try it once more.',
  'errorCode.HANGFIRE_DASHBOARD_NOT_UNDOABLE': 'Only a bulk deletion that has ended can be undone.',
  'errorCode.HANGFIRE_DASHBOARD_RECURRING_JOB_EXISTS':
    'There is a recurring job with this id already. Choose another id.',
  'errorCode.HANGFIRE_DASHBOARD_BODY_TOO_LARGE': 'What was sent is too large. Nothing was done.',
  'errorCode.HANGFIRE_DASHBOARD_UNREADABLE_BODY':
    'What was sent did not arrive as a whole. Nothing was done.',
  'errorCode.HANGFIRE_CONCURRENT_CHANGE':
    'Something else keeps changing the job. Nothing was done; try again.',
  'error.server.title': 'Something went wrong',
  'error.server.text': 'The application could not answer. Its log says why.',
} as const;
