import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Permission, SessionAnswer } from '../../../answers/session';

const SessionContext = createContext<SessionAnswer | undefined>(undefined);

export const SessionProvider = SessionContext.Provider;

export function useSession(): SessionAnswer {
  const session = useContext(SessionContext);
  if (!session) throw new Error('Every page is shown inside a session.');
  return session;
}

/** Whether to show an action. The server checks the permission in any case. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}

export function isReadOnly({ permissions }: SessionAnswer): boolean {
  return permissions.every((permission) => permission === 'view');
}
