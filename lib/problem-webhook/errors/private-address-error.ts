import { HangfireError } from '../../support/hangfire-error.js';

/** The webhook would lead inside of the network. */
export class PrivateAddressError extends HangfireError {
  readonly code = 'HANGFIRE_PRIVATE_ADDRESS';

  constructor(
    readonly host: string,
    readonly address: string,
  ) {
    super(
      `The webhook's host "${host}" has the address ${address}, which is not a public one. ` +
        'If the receiver is meant to be inside of your network, set problemWebhook.allowPrivateAddresses.',
    );
  }
}
