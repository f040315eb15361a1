/** The writes that make one application as it is wanted, in their order. */
import { certificatesOf, changeBody, type WantedApplication } from './application-bodies.ts'
import type { ApplicationPurpose, PermissionLine, PlannedWrite } from './model.ts'
import type { ObservedApplication, ObservedResource } from './observed.ts'
import { holdings } from './holdings.ts'

export type ActionKind =
  | 'create-application'
  | 'expose-scope'
  | 'change-application'
  | 'create-service-principal'
  | 'add-certificate'
  | 'add-federated-credential'
  | 'grant-role'
  | 'grant-scopes'
  | 'revoke-role'
  | 'revoke-scopes'

/** A planned write with what it needs to be carried out. */
export interface Action extends PlannedWrite {
  readonly kind: ActionKind
  /** The permissions that are granted or taken away; all of one resource. */
  readonly lines: readonly PermissionLine[]
  /** Whose certificate or federated credential it is. */
  readonly credentialOf: ApplicationPurpose | undefined
}

export interface ActionsSubject {
  readonly wanted: WantedApplication
  readonly observed: ObservedApplication | undefined
  readonly resources: readonly ObservedResource[]
}

export function actionsOf(subject: ActionsSubject): readonly Action[] {
  const { wanted, observed } = subject
  const { purpose, displayName } = wanted.slot
  const name = observed?.displayName ?? displayName
  const write = (kind: ActionKind, title: string, more: Partial<Action> = {}): Action => ({
    kind,
    purpose,
    title,
    name,
    removes: false,
    lines: [],
    credentialOf: undefined,
    ...more,
  })
  const writes: Action[] = []
  if (observed === undefined) writes.push(write('create-application', `Create the application “${name}”`))
  writes.push(...changes(subject, write, name))
  if (observed?.servicePrincipal === undefined)
    writes.push(write('create-service-principal', `Create the enterprise application “${name}”`))
  writes.push(...credentials(subject, write, name))
  writes.push(...grants(subject, write, name))
  if (wanted.request.removeExcessive && observed) writes.push(...revocations(subject, observed, write))
  return writes
}

type Write = (kind: ActionKind, title: string, more?: Partial<Action>) => Action

function changes({ wanted, observed }: ActionsSubject, write: Write, name: string): readonly Action[] {
  const exposure = write('expose-scope', `Let “${name}” stand for access to Strongroom`)
  if (observed === undefined) return wanted.slot.purposes.includes('sign-in') ? [exposure] : []
  const body = changeBody(wanted, observed, '')
  if (body === undefined) return []
  if (!('requiredResourceAccess' in body)) return [exposure]
  const { removeExcessive } = wanted.request
  const words = removeExcessive
    ? 'Declare exactly the permissions of this plan'
    : 'Declare the permissions of this plan'
  return [
    write('change-application', `${words} in “${name}”`, {
      removes: removeExcessive && wanted.lines.some(({ state }) => state === 'excessive'),
    }),
  ]
}

function credentials({ wanted, observed }: ActionsSubject, write: Write, name: string): readonly Action[] {
  const there = observed?.credentials.filter(({ on }) => on === 'application') ?? []
  const certificates =
    observed === undefined
      ? []
      : certificatesOf(wanted).filter(
          ({ certificate }) =>
            !there.some(({ thumbprint }) => thumbprint === certificate.thumbprintSha1.toUpperCase()),
        )
  const federated = wanted.slot.purposes.flatMap((purpose) => {
    const credential = wanted.request.federated[purpose]
    if (credential === undefined) return []
    const isThere = there.some(
      ({ kind, issuer, subject }) =>
        kind === 'federated' && issuer === credential.issuer && subject === credential.subject,
    )
    return isThere ? [] : [{ purpose, credential }]
  })
  return [
    ...certificates.map(({ purpose, certificate }) =>
      write('add-certificate', `Add our certificate to “${name}”, beside those that are there`, {
        name: certificate.thumbprintSha1.toUpperCase(),
        credentialOf: purpose,
      }),
    ),
    ...federated.map(({ purpose, credential }) =>
      write('add-federated-credential', `Let tokens of ${credential.issuer} prove “${name}”`, {
        name: credential.subject,
        credentialOf: purpose,
      }),
    ),
  ]
}

function grants({ wanted }: ActionsSubject, write: Write, name: string): readonly Action[] {
  const missing = wanted.lines.filter(({ state }) => state === 'missing' || state === 'declared-only')
  const roles = missing.filter(({ kind }) => kind === 'application')
  const byResource = new Map<string, PermissionLine[]>()
  for (const line of missing.filter(({ kind }) => kind === 'delegated'))
    byResource.set(line.resourceAppId, [...(byResource.get(line.resourceAppId) ?? []), line])
  return [
    ...roles.map((line) =>
      write('grant-role', `Grant ${line.value} to “${name}”: ${line.reason}`, {
        name: line.value,
        lines: [line],
      }),
    ),
    ...[...byResource.values()].map((lines) => {
      const values = lines.map(({ value }) => value).join(' ')
      return write('grant-scopes', `Grant ${values} to “${name}” for everybody who signs in`, {
        name: values,
        lines,
      })
    }),
  ]
}

function revocations(
  { wanted, resources }: ActionsSubject,
  observed: ObservedApplication,
  write: Write,
): readonly Action[] {
  const granted = holdings(observed, resources).filter(({ isGranted }) => isGranted)
  const excessive = wanted.lines.filter(
    (line) =>
      line.state === 'excessive' &&
      granted.some(
        (held) =>
          held.resourceAppId === line.resourceAppId && held.kind === line.kind && held.value === line.value,
      ),
  )
  const byResource = new Map<string, PermissionLine[]>()
  for (const line of excessive.filter(({ kind }) => kind === 'delegated'))
    byResource.set(line.resourceAppId, [...(byResource.get(line.resourceAppId) ?? []), line])
  return [
    ...excessive
      .filter(({ kind }) => kind === 'application')
      .map((line) =>
        write('revoke-role', `Take ${line.value} (${line.resource}) away from “${observed.displayName}”`, {
          name: line.value,
          lines: [line],
          removes: true,
        }),
      ),
    ...[...byResource.values()].map((lines) => {
      const values = lines.map(({ value }) => value).join(' ')
      return write('revoke-scopes', `Take ${values} away from “${observed.displayName}”`, {
        name: values,
        lines,
        removes: true,
      })
    }),
  ]
}
