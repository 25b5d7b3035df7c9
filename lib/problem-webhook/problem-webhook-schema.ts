import { z } from 'zod';
import { isQueueName } from '../job/queue-name.js';

const MAX_URL_CHARS = 2_000;
const URL_RULE = 'an address with https: or http:, without user and password';

export const problemWebhookSchema = z.strictObject({
  url: z.string().max(MAX_URL_CHARS).refine(isWebAddress, URL_RULE),
  secret: z.string().min(16).max(1_000),
  allowPrivateAddresses: z.boolean().default(false),
  queue: z
    .string()
    .refine(isQueueName, 'a queue name: [a-z0-9_-]+, 1 to 50 characters')
    .default('default'),
  timeoutMs: z.int().min(1).max(60_000).default(10_000),
});

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
}
