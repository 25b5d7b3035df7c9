import { randomUUID } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import { ClsModule, ClsService } from 'nestjs-cls';
import { REQUEST_ID, type RequestId } from './request-id.js';

/** Gives each request an id. */
@Global()
@Module({
  imports: [
    ClsModule.forRoot({
      middleware: { mount: true, generateId: true, idGenerator: () => randomUUID() },
    }),
  ],
  providers: [
    {
      provide: REQUEST_ID,
      useFactory:
        (cls: ClsService): RequestId =>
        () =>
          cls.getId(),
      inject: [ClsService],
    },
  ],
  exports: [REQUEST_ID],
})
export class RequestContextModule {}
