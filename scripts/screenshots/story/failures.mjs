import {
  MailServerUnavailableError,
  UnknownMailboxError,
} from '../../../sample-app/dist/emails/mail-server.js';
import { CardRefusedError } from '../../../sample-app/dist/orders/card-payments.js';

const LIBRARY = 'file:///app/node_modules/nestjs-hangfire/dist/server';
const ENGINE = [
  `async MethodRun.run (${LIBRARY}/running/method-run.js:71:26)`,
  `async Worker.run (${LIBRARY}/execution/worker.js:31:13)`,
];
const SENDING = [
  'requireMailServer (file:///app/dist/emails/mail-server.js:17:15)',
  'Mailer.send (file:///app/dist/emails/mailer.js:32:9)',
  'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
];

export const unknownMailbox = (address) =>
  thrownAt(new UnknownMailboxError(address), [
    ...SENDING,
    'async NewsletterService.send (file:///app/dist/emails/newsletter.service.js:41:9)',
  ]);

export const mailServerUnavailable = (address) =>
  thrownAt(new MailServerUnavailableError(address), [
    ...SENDING,
    'async EmailService.sendWelcome (file:///app/dist/emails/email.service.js:23:9)',
  ]);

export const cardRefused = () =>
  thrownAt(new CardRefusedError(), [
    'CardPayments.charge (file:///app/dist/orders/card-payments.js:13:19)',
    'OrderService.charge (file:///app/dist/orders/order.service.js:34:29)',
    'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
  ]);

export const unknownMonth = (month) =>
  thrownAt(new RangeError(`There is no weather of ${month}.`), [
    'SeattleWeather.daysIn (file:///app/dist/reports/seattle-weather.js:29:19)',
    'ReportService.createReport (file:///app/dist/reports/report.service.js:33:35)',
    'process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
  ]);

/** Gives the error a stack as in an application that is deployed in `/app`. */
function thrownAt(error, frames) {
  const lines = [...frames, ...ENGINE].map((frame) => `    at ${frame}`);
  error.stack = [`${error.name}: ${error.message}`, ...lines].join('\n');
  return error;
}
