import { HangfireError } from '../../support/hangfire-error.js';

export class HangfireTestingMissingError extends HangfireError {
  readonly code = 'HANGFIRE_TESTING_MISSING';

  /** @param place the application or value that has no HangfireTesting */
  constructor(readonly place: string) {
    super(
      `There is no HangfireTesting in ${place}. It is what hangfireTesting(app) answers for an ` +
        'application that imports HangfireTestingModule.forRoot() in place of HangfireModule, or that ' +
        'HangfireTestingModule.override(Test.createTestingModule({ imports: [AppModule] })) has made ' +
        'ready. overrideModule(HangfireModule) replaces nothing: Nest compares with the object that ' +
        'forRoot has answered.',
    );
  }
}
