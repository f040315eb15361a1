/** Routes that a national cloud does not have, because it lacks what they are about (microsoft.md 2). */
import type { Cloud } from '../tenant/cloud.ts'

const mailboxImportExport = /^\/(admin\/exchange\/|users\/\{\w+\}\/settings\/exchange)/i
const teams = /^\/(teams|chats|users\/\{\w+\}\/(chats|joinedteams))(\/|$)/i

/** Whether a route of this path exists in the cloud. */
export function isRouteOffered({ features }: Cloud, path: string): boolean {
  if (!features.mailboxImportExport && mailboxImportExport.test(path)) return false
  return features.teams || !teams.test(path)
}
