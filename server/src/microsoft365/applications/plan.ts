/** Plans what has to be written so that a tenant has the applications that are wanted: from data to data. */
import { createHash } from 'node:crypto'
import type { Cloud } from '../clouds/cloud.ts'
import { type Action, actionsOf } from './actions.ts'
import type { WantedApplication } from './application-bodies.ts'
import type { Catalogue } from './catalogue.ts'
import type {
  ApplicationsPlan,
  ApplicationsRequest,
  LentRole,
  PlannedApplication,
  PlannedWrite,
  PlanObstacle,
} from './model.ts'
import { needsOf, slotsOf, type Slot } from './needs.ts'
import type { ObservedApplication, ObservedResource, ObservedTenant } from './observed.ts'
import { permissionLines, remarksOnLines } from './plan-lines.ts'
import { absentObstacle, obstaclesOf } from './plan-obstacles.ts'

export interface PlanSubject {
  readonly catalogue: Catalogue
  readonly cloud: Pick<Cloud, 'name' | 'features'>
  readonly observed: ObservedTenant
  readonly request: ApplicationsRequest
}

/** One application of the plan with the writes that it takes. */
export interface ApplicationDraft {
  readonly wanted: WantedApplication
  readonly observed: ObservedApplication | undefined
  readonly resources: readonly ObservedResource[]
  readonly planned: PlannedApplication
  readonly actions: readonly Action[]
  readonly obstacles: readonly PlanObstacle[]
  readonly remarks: readonly string[]
}

export interface Draft {
  readonly plan: ApplicationsPlan
  readonly applications: readonly ApplicationDraft[]
}

/** The plan that a person sees and confirms by its hash, with what it takes to carry it out. */
export function draftPlan(subject: PlanSubject): Draft {
  const drafts = slotsOf(subject.request).map((slot) => draftApplication(subject, slot))
  const applications = drafts.map(({ planned }) => planned)
  const writes = drafts.flatMap(({ actions }) => actions.map(plainWrite))
  const obstacles = [
    ...subject.observed.absent.map(absentObstacle),
    ...drafts.flatMap((draft) => draft.obstacles),
  ]
  const remarks = [...drafts.flatMap((draft) => draft.remarks), ...remarksOnRequest(subject)]
  const hash = hashOf(subject, { applications, writes, obstacles, remarks })
  return { plan: { hash, applications, writes, obstacles, remarks }, applications: drafts }
}

function draftApplication(
  { catalogue, cloud, observed, request }: PlanSubject,
  slot: Slot,
): ApplicationDraft {
  const there = observed.applications[slot.purpose]
  const { needs, gaps } = needsOf(catalogue, cloud, { request, slot })
  const { resources } = observed
  const lent = lentTo(request, there)
  const { lines, obstacles } = permissionLines({ catalogue, resources, needs, observed: there, lent })
  const displayName = there?.displayName ?? slot.displayName
  const onLines = remarksOnLines(catalogue, displayName, lines)
  const wanted = { slot, request, lines }
  const isAbsent = slot.existing !== undefined && there === undefined
  return {
    wanted,
    observed: there,
    resources,
    planned: {
      purpose: slot.purpose,
      purposes: slot.purposes,
      displayName,
      appId: there?.appId ?? slot.existing,
      objectId: there?.id,
      servicePrincipalId: there?.servicePrincipal?.id,
      permissions: lines,
      preparedFor: onLines.preparedFor,
    },
    // One that was named is never made in its place.
    actions: isAbsent ? [] : actionsOf({ wanted, observed: there, resources }),
    obstacles: [...obstacles, ...(there ? obstaclesOf(request, slot, there) : [])],
    remarks: [
      ...onLines.remarks,
      ...lent.map(
        ({ value, until }) =>
          `“${displayName}” holds ${value} until ${new Date(until).toISOString()}, for somebody who restores: it is neither needed nor taken away by this plan.`,
      ),
      ...gaps.map(
        ({ permission, reason }) =>
          `${permission.value} does not exist in the cloud “${cloud.name}” and is left out: ${reason}.`,
      ),
    ],
  }
}

function lentTo(
  { lent = [] }: ApplicationsRequest,
  observed: ObservedApplication | undefined,
): readonly LentRole[] {
  return lent.filter(({ appId }) => appId.toLowerCase() === observed?.appId.toLowerCase())
}

function remarksOnRequest({ observed, request }: PlanSubject): readonly string[] {
  const namesakes = observed.namesakes.map(
    ({ displayName, appId }) =>
      `Another application named “${displayName}” (${appId}) is there already. It is not touched: an application is only taken over when its client id is given.`,
  )
  const restore =
    request.restore === 'just-in-time'
      ? [
          'Permissions to restore are not part of the plan: they are granted for a while when somebody restores.',
        ]
      : request.restore === 'none'
        ? [
            'Permissions to restore are not part of the plan: backups can be exported, not restored.',
            ...(request.layout === 'separate-restore'
              ? ['So there is no application of its own for restore either, although the layout has one.']
              : []),
          ]
        : []
  return [...namesakes, ...restore]
}

function plainWrite({ kind, purpose, title, name, removes }: Action): PlannedWrite {
  return { kind, purpose, title, name, removes }
}

/** Over all that a person confirms, and over what is not shown in words: certificates and federated credentials. */
function hashOf({ cloud, observed, request }: PlanSubject, plan: Omit<ApplicationsPlan, 'hash'>): string {
  const { certificates, federated, publicUrl } = request
  const confirmed = {
    tenantId: observed.tenantId,
    cloud: cloud.name,
    ...plan,
    publicUrl: publicUrl ?? null,
    credentials: (['backup', 'restore', 'sign-in'] as const).map((purpose) => [
      purpose,
      certificates[purpose]?.thumbprintSha1 ?? null,
      federated[purpose] ?? null,
    ]),
  }
  return createHash('sha256').update(JSON.stringify(confirmed)).digest('hex')
}
