import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HangfireModule } from 'nestjs-hangfire';
import { NothingService } from './nothing.service.mjs';

/** A Nest application as users write it, at the library's defaults. */
export function startApplication(url, schema, { server }) {
  class BenchModule {}
  Module({
    imports: [HangfireModule.forRoot({ storage: { type: 'postgres', url, schema }, server })],
    providers: [NothingService],
  })(BenchModule);

  return NestFactory.createApplicationContext(BenchModule, { logger: ['error', 'warn'] });
}
