/** A plan and its steps as lines for a person who has to agree. */
import type { Provisioning } from '@strongroom/api-client'

type Plan = NonNullable<Provisioning['plan']>
type Application = Plan['applications'][number]
type Line = Application['permissions'][number]
export type Step = Provisioning['steps'][number]

const marks: Readonly<Record<Step['state'], string>> = { waiting: ' ', running: '…', done: '✓', failed: '✗' }
const states: Readonly<Record<Line['state'], string>> = {
  granted: '= granted',
  missing: '+ missing',
  'declared-only': '+ declared, no consent',
  undeclared: '= granted, not declared',
  excessive: '! not needed',
}

/** The step as a line: what it is, and what it waits for or has made. */
export function describeStep({ title, detail }: Step): string {
  return detail === '' ? title : `${title}: ${detail}`
}

export function stepLine(step: Step): string {
  return `  ${marks[step.state]} ${describeStep(step)}`
}

/** Who signed in, in which tenant, what is there, and what would be written. */
export function describePlan({ administrator, organizationName, tenantId, plan }: Provisioning): string {
  const lines = [
    ...(administrator === undefined ? [] : [`Signed in as ${administrator}`]),
    `Tenant ${organizationName} (${tenantId})`,
  ]
  if (plan === undefined) return lines.join('\n')
  for (const application of plan.applications) lines.push('', ...applicationLines(application))
  if (plan.writes.length > 0)
    lines.push('', `To be written (${plan.writes.length}):`, ...plan.writes.map(writeLine))
  else lines.push('', 'Nothing is written in the tenant.')
  if (plan.remarks.length > 0) lines.push('', ...plan.remarks.map((remark) => `Note: ${remark}`))
  if (plan.obstacles.length > 0) lines.push('', ...plan.obstacles.map(obstacleLine))
  return lines.join('\n')
}

function applicationLines(application: Application): readonly string[] {
  const { displayName, appId, purposes, preparedFor, permissions } = application
  const place = appId === undefined ? 'to be created' : `client id ${appId}`
  const origin = preparedFor === undefined ? '' : `, prepared for ${preparedFor}`
  return [
    `${displayName} (${purposes.join(' and ')}): ${place}${origin}`,
    ...permissions.map(
      ({ state, value, kind, reason }) => `  ${states[state].padEnd(24)} ${value} (${kind}): ${reason}`,
    ),
  ]
}

function writeLine({ title, removes }: Plan['writes'][number]): string {
  return `  ${removes ? '-' : '+'} ${title}`
}

function obstacleLine({ message, isAcceptable, subject }: Plan['obstacles'][number]): string {
  return isAcceptable ? `Stop: ${message} Accept it with --accept ${subject ?? ''}` : `Stop: ${message}`
}
