/** Taking the applications of a connected organization out of its tenant: what is ours is deleted, the rest is named. */
import { createHash } from 'node:crypto'
import type { ApplicationsPlan, OwnedApplication, PlannedWrite } from '../../microsoft365/index.ts'
import { purposeOf, type Target } from './target.ts'

/** The applications that are ours to change; those that are only used are not among them. */
export function ownedApplications({ applications }: Target): readonly OwnedApplication[] {
  const seen = new Set<string>()
  const owned: OwnedApplication[] = []
  for (const row of applications) {
    if (row.origin === 'existing' || seen.has(row.appId)) continue
    seen.add(row.appId)
    owned.push({
      purpose: purposeOf(row),
      displayName: row.displayName,
      appId: row.appId,
      applicationObjectId: row.applicationObjectId ?? undefined,
      servicePrincipalId: row.servicePrincipalId ?? undefined,
      origin: row.origin === 'existing-managed' ? 'existing-managed' : 'registered',
      thumbprints: row.certificateThumbprint === null ? [] : [row.certificateThumbprint],
    })
  }
  return owned
}

export function planRemoval(target: Target): ApplicationsPlan {
  const writes = ownedApplications(target).map(removalOf)
  const remarks = target.applications
    .filter(({ origin }) => origin === 'existing')
    .map(
      ({ displayName, appId }) =>
        `${displayName} (${appId}) was there before and is only used: nothing is changed in it.`,
    )
  const plan = { applications: [], writes, obstacles: [], remarks }
  const hash = createHash('sha256')
    .update(JSON.stringify([plan, target.applications.map(({ id, appId }) => [id, appId])]))
    .digest('hex')
  return { hash, ...plan }
}

function removalOf({ purpose, displayName, appId, origin }: OwnedApplication): PlannedWrite {
  const isOurs = origin === 'registered'
  return {
    kind: isOurs ? 'delete-application' : 'withdraw-grants',
    purpose,
    title: isOurs
      ? `Delete the application “${displayName}” with its grants`
      : `Take our certificate and the permissions away from “${displayName}”`,
    name: appId,
    removes: true,
  }
}
