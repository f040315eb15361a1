/** A verification in words: what has changed since it was last asked, and all of it at the end. */
import type { Verification } from '@strongroom/api-client'
import { table } from '../output.ts'

type Application = Verification['applications'][number]
type Permission = Application['permissions'][number]
type Audience = Application['audiences'][number]

const marks: Readonly<Record<Permission['state'] | Audience['state'], string>> = {
  waiting: ' ',
  working: '✓',
  accepted: '✓',
  'not-needed': '-',
  'not-applicable': '-',
  propagating: '…',
  missing: '✗',
  refused: '✗',
  failed: '✗',
}

export interface Change {
  readonly event: object
  readonly text: string
}

/** Each token and permission whose state, or what is said of it, is another one now. */
export function changesOf(before: Verification, now: Verification): readonly Change[] {
  return now.applications.flatMap((application) => {
    const earlier = before.applications.find(({ appId }) => appId === application.appId)
    return [
      ...application.audiences.flatMap((audience) => {
        const known = earlier?.audiences.find(({ resource }) => resource === audience.resource)
        return isNews(known, audience) ? [audienceChange(now, application, audience)] : []
      }),
      ...application.permissions.flatMap((permission) => {
        const known = earlier?.permissions.find(
          ({ resource, value }) => resource === permission.resource && value === permission.value,
        )
        return isNews(known, permission) ? [permissionChange(now, application, permission)] : []
      }),
    ]
  })
}

interface Told {
  readonly state: string
  readonly detail: string
}

function isNews(known: Told | undefined, now: Told): boolean {
  if (now.state === 'waiting' || now.state === 'not-needed') return false
  return known?.state !== now.state || known.detail !== now.detail
}

function audienceChange(
  { organizationId }: Verification,
  { appId, displayName }: Application,
  audience: Audience,
): Change {
  const { state, detail } = audience
  const name = `${displayName}: token for ${audience.displayName}`
  return {
    event: { event: 'token', organizationId, appId, ...audience },
    text: `${marks[state]} ${name}${state === 'accepted' ? '' : `: ${detail}`}`,
  }
}

function permissionChange(
  { organizationId }: Verification,
  { appId }: Application,
  permission: Permission,
): Change {
  const { state, value, detail } = permission
  return {
    event: { event: 'permission', organizationId, appId, ...permission },
    text: `${marks[state]} ${value}${state === 'working' ? '' : `: ${detail}`}`,
  }
}

const verdicts: Readonly<Record<Verification['state'], string>> = {
  running: 'is still being verified',
  passed: 'works: every token is accepted, every permission does its work',
  failed: 'does not work completely',
  stopped: 'was not verified to the end: the server was stopped; run the command again',
}

export function describeVerification(one: Verification): string {
  const { organizationName, state, applications, lost, working, error } = one
  const head = [`${organizationName} ${verdicts[state]}.`]
  if (error !== undefined) head.push(`It could not be looked at: ${error}`)
  return [
    ...head,
    ...applications.flatMap(describeApplication),
    ...list('Does not work now:', lost),
    ...(lost.length > 0 ? list('Goes on working:', working) : []),
  ].join('\n')
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', title, ...items.map((item) => `  - ${item}`)]
}

function describeApplication(application: Application): readonly string[] {
  const { displayName, appId, audiences, permissions } = application
  return [
    '',
    `${displayName} (${appId})`,
    `  ${credentialLine(application)}`,
    ...audiences.flatMap(audienceLines),
    ...permissions.flatMap(permissionLines),
  ]
}

function audienceLines(audience: Audience): readonly string[] {
  const name = `token for ${audience.displayName}`
  return [`  ${marks[audience.state]} ${name}${ending(audience, ['accepted'])}`, ...nextStep(audience)]
}

function permissionLines(permission: Permission): readonly string[] {
  return [
    `  ${marks[permission.state]} ${permission.value}${lending(permission)}${ending(permission, ['working'])}`,
    ...permission.lost.map((text) => `      without it: ${text}`),
    ...nextStep(permission),
  ]
}

function lending({ grantedUntil }: Permission): string {
  return grantedUntil === undefined ? '' : ` (lent to restore, until ${grantedUntil})`
}

function ending({ state, detail }: Told, quiet: readonly string[]): string {
  return quiet.includes(state) || detail === '' ? '' : `: ${detail}`
}

function nextStep(one: { readonly nextStep: string }): readonly string[] {
  return one.nextStep === '' ? [] : [`      next: ${one.nextStep}`]
}

function credentialLine({ credential }: Application): string {
  const { kind, state, thumbprintSha1, daysLeft } = credential
  if (kind === 'none') return '- people sign in to it; it proves itself with nothing'
  if (kind === 'federated') return '✓ federated credential'
  const name = `certificate ${thumbprintSha1 ?? ''}`.trim()
  if (state === 'lost') return `✗ ${name}: its key is not on this server any more`
  if (state === 'expired') return `✗ ${name}: it has expired`
  const left = `${name}: ${daysLeft ?? 0} days left`
  return state === 'expires-soon' ? `! ${left}: rotate it` : `✓ ${left}`
}

/** A line an organization. */
export function summaryTable(all: readonly Verification[]): string {
  return table(
    ['ORGANIZATION', 'STATE', 'CERTIFICATE', 'DOES NOT WORK'],
    all.map((one) => [one.organizationName, one.state, fewestDays(one), one.error ?? one.lost.join('; ')]),
  )
}

function fewestDays({ applications }: Verification): string {
  const days = applications.flatMap(({ credential }) =>
    credential.daysLeft === undefined ? [] : [credential.daysLeft],
  )
  return days.length === 0 ? '' : `${Math.min(...days)} days`
}
