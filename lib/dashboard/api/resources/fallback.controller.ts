import { All, Controller, Param } from '@nestjs/common';
import { NotFoundError } from '../../errors/not-found-error.js';

/** What the API does not have is answered by the API too. */
@Controller()
export class FallbackController {
  @All([':a', ':a/:b', ':a/:b/:c'])
  refuse(@Param() { a = '' }: { a?: string }): never {
    throw new NotFoundError('resource', a);
  }
}
