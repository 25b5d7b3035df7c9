import { CacheInterceptor, CacheModule } from '@nestjs/cache-manager';
import {
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  Get,
  type INestApplication,
  Module,
  type NestInterceptor,
  Post,
  ValidationPipe,
  VersioningType,
} from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import { map } from 'rxjs';

@Controller()
class OrdersController {
  @Get('orders')
  list() {
    return ['books'];
  }

  /** Below the path of the dashboard. */
  @Post('hangfire/orders')
  create() {
    return 'ordered';
  }
}

/** As many applications wrap their answers. */
const envelope: NestInterceptor = {
  intercept: (_, next) => next.handle().pipe(map((data: unknown) => ({ data }))),
};

@Catch()
class EveryError implements ExceptionFilter {
  constructor(private readonly host: HttpAdapterHost) {}

  catch(_: unknown, context: ArgumentsHost): void {
    const response: unknown = context.switchToHttp().getResponse();
    this.host.httpAdapter.reply(response, { error: 'of the application' }, 418);
  }
}

@Module({
  imports: [CacheModule.register()],
  controllers: [OrdersController],
  providers: [
    { provide: APP_INTERCEPTOR, useClass: CacheInterceptor },
    { provide: APP_INTERCEPTOR, useValue: envelope },
    {
      provide: APP_FILTER,
      inject: [HttpAdapterHost],
      useFactory: (host: HttpAdapterHost) => new EveryError(host),
    },
    {
      provide: APP_PIPE,
      useValue: new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }),
    },
  ],
})
export class GrownModule {}

export interface Grown {
  openApi?: OpenAPIObject;
}

/** What such an application does in its `main.ts`, but for a prefix. */
export const growing =
  (grown: Grown = {}) =>
  (app: INestApplication): void => {
    app.use(helmet());
    app.enableVersioning({ type: VersioningType.URI, defaultVersion: '2' });
    grown.openApi = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  };
