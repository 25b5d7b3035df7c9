import { z } from 'zod';

const PROTOCOLS = {
  redis: ['redis:', 'rediss:'],
  rabbitmq: ['amqp:', 'amqps:'],
  nats: ['nats:', 'tls:'],
} as const;

const TYPES = ['redis', 'rabbitmq', 'nats'] as const;

export const wakeUpSchema = z
  .strictObject({
    type: z.enum(TYPES),
    url: z.string(),
    options: z.record(z.string(), z.unknown()).optional(),
  })
  .superRefine(({ type, url }, context) => {
    if (isUrlOf(PROTOCOLS[type], url)) return;
    const begins = PROTOCOLS[type].map((protocol) => `${protocol}//`).join(' or ');
    // The URL may have a password in it, which no message may repeat.
    const input = 'another one';
    context.addIssue({
      code: 'custom',
      path: ['url'],
      message: `a URL that begins with ${begins}`,
      input,
    });
  });

function isUrlOf(protocols: readonly string[], text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && protocols.includes(url.protocol) && url.hostname !== '';
}
