import { Injectable } from '@nestjs/common';

const EMPTY_CARD = '0000';

/** Stands for a payment provider: it refuses the card 0000. */
@Injectable()
export class CardPayments {
  async charge(card: string): Promise<void> {
    if (card === EMPTY_CARD) throw new CardRefusedError();
  }
}

export class CardRefusedError extends Error {
  override readonly name = 'CardRefusedError';

  // The message does not contain the digits, because people can read the messages of exceptions.
  constructor() {
    super('The card was refused.');
  }
}
