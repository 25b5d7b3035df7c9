import { All, Controller, Param } from '@nestjs/common';
import { NotFoundError } from '../../errors/not-found-error.js';

/** No resource has a longer address. Two slashes: Nest cuts one off, and Fastify needs the other. */
const PATHS = ['', '//', ':a', ':a/:b', ':a/:b/:c'];

/** What the API does not have is answered by the API too. */
@Controller()
export class FallbackController {
  @All(PATHS)
  refuse(@Param() { a = '/' }: { a?: string }): never {
    throw new NotFoundError('resource', a);
  }
}
