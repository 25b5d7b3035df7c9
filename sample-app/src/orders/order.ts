import { z } from 'zod';

export const orderSchema = z.strictObject({
  item: z.string().trim().min(1).max(100),
  card: z.string().regex(/^\d{4}$/, 'Expected the last four digits.'),
});

export type OrderRequest = z.infer<typeof orderSchema>;

export interface Order extends OrderRequest {
  readonly id: string;
}

export interface OrderStatus {
  readonly status: 'reserved' | 'charged' | 'shipped' | 'cancelled';
  readonly reason?: string | undefined;
}
