import { Module } from '@nestjs/common';
import { CardPayments } from './card-payments.js';
import { OrderService } from './order.service.js';
import { OrderStore } from './order-store.js';
import { OrdersController } from './orders.controller.js';

@Module({
  controllers: [OrdersController],
  providers: [OrderService, OrderStore, CardPayments],
})
export class OrdersModule {}
