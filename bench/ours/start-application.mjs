import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HangfireModule } from '../../dist/index.mjs';

/** The default number of workers, for which the option is left out. */
const DEFAULT_CONCURRENCY = 20;

/** A Nest application as users write it, at the library's defaults. */
export function startApplication({
  url,
  storage = { type: 'postgres', url },
  options = {},
  work,
  providers,
  logger = ['error', 'warn'],
}) {
  class BenchModule {}
  Module({
    imports: [HangfireModule.forRoot({ ...options, storage, server: serverOf(work) })],
    providers,
  })(BenchModule);

  return NestFactory.createApplicationContext(BenchModule, { logger });
}

function serverOf(work) {
  if (!work) return false;
  return work.concurrency === DEFAULT_CONCURRENCY ? {} : { workerCount: work.concurrency };
}
