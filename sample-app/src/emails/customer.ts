import { z } from 'zod';

export const customerSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  address: z.email(),
});

export type Customer = z.infer<typeof customerSchema>;
