import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { settings } from '../settings.js';
import { writeFileAtomically } from '../support/write-file-atomically.js';
import type { Order, OrderStatus } from './order.js';

/** Keeps a file for each order, with its status. */
@Injectable()
export class OrderStore implements OnModuleInit {
  private readonly folder = join(settings.dataFolder, 'orders');

  async onModuleInit(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
  }

  async save(order: Order, status: OrderStatus): Promise<void> {
    await writeFileAtomically(this.fileOf(order.id), JSON.stringify({ ...order, ...status }));
  }

  async find(id: string): Promise<(Order & OrderStatus) | undefined> {
    try {
      return JSON.parse(await readFile(this.fileOf(id), 'utf8'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}.json`);
  }
}
