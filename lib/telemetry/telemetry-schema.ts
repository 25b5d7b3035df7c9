import { z } from 'zod';

const options = z.strictObject({
  traces: z.boolean().default(true),
  metrics: z.boolean().default(true),
  runs: z.enum(['child', 'linked']).default('child'),
  spanNames: z.enum(['queue', 'method']).default('queue'),
});

export const telemetrySchema = z
  .union([z.boolean(), options])
  .transform((given) =>
    typeof given === 'boolean' ? (given ? options.parse({}) : undefined) : given,
  );
