import type { CanActivate, ExceptionFilter, NestInterceptor, PipeTransform } from '@nestjs/common';

/** The objects around a method, in the order in which they are asked: global, of the class, of the method. */
export interface Enhancers {
  readonly guards: readonly CanActivate[];
  readonly interceptors: readonly NestInterceptor[];
  readonly pipes: readonly PipeTransform[];
  readonly filters: readonly ExceptionFilter[];
}
