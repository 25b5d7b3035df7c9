import { StorageUnavailableError } from '../../lib/storage/errors/storage-unavailable-error.js';

/** The next call does its work, and then the connection is lost before its answer arrives. */
export function loseNextAnswer<Role extends object, Name extends keyof Role>(
  role: Role,
  name: Name,
  isMeant: (answer: unknown) => boolean = () => true,
): void {
  const method = (role[name] as (...args: unknown[]) => Promise<unknown>).bind(role);
  const losing = async (...args: unknown[]) => {
    const answer = await method(...args);
    if (!isMeant(answer)) return answer;

    role[name] = method as Role[Name];
    throw new StorageUnavailableError(String(name), { cause: new Error('connection lost') });
  };
  role[name] = losing as Role[Name];
}
