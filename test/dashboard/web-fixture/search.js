/** @import { JobAnswer } from '../../../lib/dashboard/api/answers.js' */

/**
 * A rough likeness of the real search.
 *
 * @param {JobAnswer} job
 * @param {string} text
 */
export function matches(job, text) {
  const words = text.match(/(?:[^\s"]|"[^"]*"?)+/g) ?? [];
  return words.every((word) => {
    const colon = word.indexOf(':');
    const value = word
      .slice(colon + 1)
      .replaceAll('"', '')
      .toLowerCase();
    return fieldOf(job, colon < 0 ? '' : word.slice(0, colon))
      .toLowerCase()
      .includes(value);
  });
}

/**
 * @param {JobAnswer} job
 * @param {string} qualifier
 */
function fieldOf(job, qualifier) {
  switch (qualifier) {
    case 'type':
      return job.type;
    case 'method':
      return job.method;
    case 'queue':
      return job.queue;
    case 'state':
      return job.state;
    case 'error':
      return `${job.exception?.type} ${job.exception?.message}`;
    case 'server':
      return job.serverId ?? '';
    case 'recurring':
      return job.recurringId ?? '';
    case 'batch':
      return job.batchId ?? '';
    case 'id':
      return job.id;
    default:
      return JSON.stringify(job);
  }
}
