/** Taking the applications of a connected organization out of its tenant: what is ours is deleted, the rest is named. */
import { createHash } from 'node:crypto'
import type { ApplicationsPlan, OwnedApplication, PlannedWrite } from '../../microsoft365/index.ts'
import { purposeOf, type Target } from './target.ts'

/** The applications that are ours to change; those that are only used are not among them. */
export function ownedApplications({
  applications,
  created,
  broughtKeys,
}: Target): readonly OwnedApplication[] {
  const seen = new Set<string>()
  const owned: OwnedApplication[] = []
  for (const row of applications) {
    if (row.origin === 'existing' || seen.has(row.appId)) continue
    seen.add(row.appId)
    const added = created.filter(
      ({ parent }) =>
        parent !== undefined && (parent === row.applicationObjectId || parent === row.servicePrincipalId),
    )
    const thumbprint = row.certificateThumbprint
    // A certificate with which a provisioning began and that it did not have to add was on the application before us.
    const isTheirs =
      broughtKeys.has(row.keyId ?? '') &&
      !added.some(({ kind, name }) => kind === 'key-credential' && name === thumbprint?.toUpperCase())
    owned.push({
      purpose: purposeOf(row),
      displayName: row.displayName,
      appId: row.appId,
      applicationObjectId: row.applicationObjectId ?? undefined,
      servicePrincipalId: row.servicePrincipalId ?? undefined,
      origin: row.origin === 'existing-managed' ? 'existing-managed' : 'registered',
      thumbprints: thumbprint === null || isTheirs ? [] : [thumbprint],
      added,
    })
  }
  return owned
}

export function planRemoval(target: Target): ApplicationsPlan {
  const owned = ownedApplications(target)
  const writes = owned.map(removalOf)
  const used = target.applications
    .filter(({ origin }) => origin === 'existing')
    .map(
      ({ displayName, appId }) =>
        `${displayName} (${appId}) was there before and is only used: nothing is changed in it.`,
    )
  const kept = owned
    .filter(({ origin }) => origin === 'existing-managed')
    .map(
      ({ displayName, appId }) =>
        `${displayName} (${appId}) was there before: it stays, with the certificates, permissions and owners that are not ours. Whoever needs it no longer deletes it in the Microsoft Entra admin center: App registrations, All applications.`,
    )
  const remarks = [...used, ...kept]
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
      : `Take our credentials and the permissions that we granted away from “${displayName}”`,
    name: appId,
    removes: true,
  }
}
