import { HangfireError } from '../../support/hangfire-error.js';

export class StandardDecoratorError extends HangfireError {
  readonly code = 'HANGFIRE_STANDARD_DECORATOR';

  /** @param place the decorated member, such as `method send` */
  constructor(readonly place: string) {
    super(
      `A decorator of nestjs-hangfire stands on the ${place}, which was compiled with standard ` +
        'decorators. Nest and this library need the decorators of TypeScript: set "experimentalDecorators" and ' +
        '"emitDecoratorMetadata" to true in the compilerOptions of tsconfig.json, or in SWC ' +
        '"legacyDecorator" and "decoratorMetadata" in jsc.transform.',
    );
  }
}
