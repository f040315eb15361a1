import type { Session } from '../api/session.ts'

export function PortalRoutes({ session }: { readonly session: Session }) {
  return <main>{session.userName}</main>
}
