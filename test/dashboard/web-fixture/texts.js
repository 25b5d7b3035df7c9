/** What names and texts of jobs may look like; none of it may ever be anything but text. */
export const HOSTILE = [
  '<img src=x onerror="window.__xss=1">',
  '"><script>window.__xss=1</script>',
  'javascript:window.__xss=1',
  '{{constructor.constructor("window.__xss=1")()}}',
  "'><svg/onload=window.__xss=1>",
];

export const WORLDLY = [
  'Fatura gönderimi: İstanbul şubesi, ığüşöç',
  'إرسال الفاتورة إلى العميل',
  '🚀 Launch 👩‍👩‍👧‍👦 family report 🇹🇷',
  '請求書を送信する',
  `OneWordOfManyLetters${'x'.repeat(220)}`,
];

export const NAMES = [
  ['EmailService', 'sendWelcome', 'emails.sendWelcome'],
  ['InvoiceService', 'createPdf', 'invoices.createPdf'],
  ['ReportService', 'buildMonthly', 'reports.buildMonthly'],
  ['ImageService', 'resize', 'images.resize'],
  ['PaymentService', 'capture', 'payments.capture'],
  ['SearchIndexer', 'reindex', 'search.reindex'],
  ['WebhookService', 'deliver', 'webhooks.deliver'],
];

export const EXCEPTIONS = [
  ['PaymentRefusedError', 'Card was refused by the bank (code 51: insufficient funds)'],
  ['ConnectionTimeoutError', 'connect ETIMEDOUT 10.2.0.17:5432 after 10000 ms'],
  ['TypeError', "Cannot read properties of undefined (reading 'customerId')"],
  ['ValidationError', HOSTILE[0]],
  ['SmtpError', '550 5.1.1 <müşteri@örnek.com.tr>: Recipient address rejected'],
];

/** @param {number} lines */
export function stackOf(lines) {
  return Array.from({ length: lines }, (_, index) =>
    index % 5 === 3
      ? `    at async Worker.run (/app/node_modules/nestjs-hangfire/dist/server/worker.js:${index + 1}:11)`
      : `    at PaymentService.capture (/app/src/payments/payment.service.ts:${index + 1}:23)`,
  ).join('\n');
}
