import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  HttpStatus,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  UseInterceptors,
} from '@nestjs/common';
import { BatchService } from 'nestjs-hangfire';
import { AcceptedInterceptor } from '../jobs/accepted.interceptor.js';
import { type OrderRequest, orderSchema } from './order.js';
import { OrderService } from './order.service.js';
import { OrderStore } from './order-store.js';

@Controller('orders')
export class OrdersController {
  constructor(
    private readonly batches: BatchService,
    private readonly orders: OrderStore,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @UseInterceptors(AcceptedInterceptor)
  async place(@Body({ schema: orderSchema }) request: OrderRequest) {
    const order = { id: randomUUID(), ...request };

    const batchId = await this.batches.start(`Order: ${order.item}`, (batch) => {
      const reserved = batch.enqueue(OrderService, (orders) => orders.reserve(order));
      const charged = batch.continueWith(reserved, OrderService, (orders) => orders.charge(order));
      batch.continueWith(charged, OrderService, (orders) => orders.ship(order));
      batch.continueWith(charged, OrderService, (orders) => orders.cancel(order), {
        on: 'deleted',
      });
    });
    return { orderId: order.id, batchId };
  }

  @Get(':id')
  async order(@Param('id', ParseUUIDPipe) id: string) {
    const order = await this.orders.find(id);
    if (!order) throw new NotFoundException(`There is no order ${id}.`);
    return order;
  }
}
