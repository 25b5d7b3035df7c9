import { ClsJobFilter } from 'nestjs-hangfire/cls';
import { RequestContextModule } from './request-context.module.js';

/** Jobs carry the id of the request that has created them. */
export const carriedContext = {
  imports: [RequestContextModule],
  filters: [new ClsJobFilter({ keys: [] })],
};
