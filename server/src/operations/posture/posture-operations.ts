/** Makes posture reports: with a person's sign-in, once, or with the backup application's own rights. */
import { Type } from 'typebox'
import {
  type Database,
  findOrganization,
  findPostureReport,
  insertPostureReport,
  listPostureReports,
  type PostureReportRow,
} from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Random } from '../../foundation/random.ts'
import { type Graph, readPosture } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import type { Actor, Reach } from '../caller.ts'
import type { Connections } from '../connections.ts'
import { OperationError } from '../errors.ts'
import { organizationId } from '../ids.ts'
import { parseJson } from '../json.ts'
import type { Administrator, SignedInAdministrator } from '../ports.ts'
import { administers } from '../reach.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import type { SignInKeeper } from '../sign-ins/sign-ins.ts'
import { findingsOf } from './findings/index.ts'
import type { PostureOperations, PostureReport, PostureRequest } from './posture.ts'

const mostDays = 30
/** Older reports are forgotten. */
const mostReports = 50

export interface PostureDependencies {
  readonly database: Database
  readonly connections: Pick<Connections, 'graph'>
  readonly signIns: Pick<SignInKeeper, 'redeem'>
  readonly clock: Clock
  readonly random: Random
}

type Contents = Pick<PostureReport, 'findings' | 'passed' | 'unread'>
type Named = Pick<PostureReport, 'organizationId' | 'tenantId' | 'organizationName'>

export function createPostureOperations(dependencies: PostureDependencies): PostureOperations {
  const { database, connections, signIns } = dependencies

  /** The token is dropped as soon as the report is made. */
  async function withSignIn(
    { signInReference, days }: PostureRequest & { readonly signInReference: string },
    actor: Actor,
    name: (person: Administrator) => Named,
  ): Promise<PostureReport> {
    const administrator = await signIns.redeem(signInReference, actor, 'posture')
    try {
      const person = await inspect(administrator)
      const found = await look(dependencies, administrator.graph, days)
      return reportOf(dependencies, { ...name(person), ...found }, { way: 'delegated', days, actor })
    } finally {
      administrator.dispose()
    }
  }

  return {
    async check(id, request, { reach, actor }) {
      checkDays(request)
      if (!administers(reach, id)) throw notFound()
      const row = orNotFound(await findOrganization(database.db, id))
      const { signInReference, days } = request
      const named = { organizationId: id, tenantId: row.tenantId, organizationName: row.displayName }
      if (signInReference === undefined) {
        const found = await look(dependencies, await connections.graph(id), days)
        const report = reportOf(dependencies, { ...named, ...found }, { way: 'standing', days, actor })
        return keep(dependencies, id, report, actor)
      }
      const report = await withSignIn({ signInReference, days }, actor, (person) => {
        refuseOther(person, row.tenantId)
        return named
      })
      return keep(dependencies, id, report, actor)
    },
    async checkOnce(request, actor) {
      checkDays(request)
      return withSignIn(request, actor, ({ tenantId, organizationName }) => ({
        organizationId: undefined,
        tenantId,
        organizationName,
      }))
    },
    async list(id, reach) {
      await within(database, id, reach)
      return (await listPostureReports(database.db, id, mostReports)).map(storedReport)
    },
    async get(id, reportId, reach) {
      await within(database, id, reach)
      const row = orNotFound(await findPostureReport(database.db, reportId))
      if (row.organizationId !== id) throw notFound()
      return storedReport(row)
    },
  }
}

async function within(database: Database, id: OrganizationId, reach: Reach): Promise<void> {
  if (!administers(reach, id)) throw notFound()
  orNotFound(await findOrganization(database.db, id))
}

function checkDays({ days }: PostureRequest): void {
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    throw invalidRequest(`days is a whole number from 1 to ${mostDays}: Microsoft keeps sign-ins no longer.`)
}

async function inspect(administrator: SignedInAdministrator): Promise<Administrator> {
  return administrator.inspect(new AbortController().signal)
}

function refuseOther({ tenantId, initialDomain }: Administrator, wanted: string): void {
  if (tenantId === wanted) return
  throw new OperationError(
    'sign_in_refused',
    `You signed in to ${initialDomain}, which is another organization: sign in with an account of this one.`,
  )
}

async function look({ clock }: PostureDependencies, graph: Graph, days: number): Promise<Contents> {
  const facts = await readPosture({ graph, clock }, { days })
  return findingsOf(facts, { now: clock.now(), days })
}

function reportOf(
  { clock, random }: PostureDependencies,
  contents: Contents & Named,
  { way, days, actor }: Pick<PostureReport, 'way' | 'days'> & { readonly actor: Actor },
): PostureReport {
  return { id: random.uuid(), ...contents, way, days, checkedAt: clock.now(), checkedBy: actor.name }
}

async function keep(
  { database, clock }: PostureDependencies,
  id: OrganizationId,
  report: PostureReport,
  actor: Actor,
): Promise<PostureReport> {
  await database.transaction(async (trx) => {
    const { id: reportId, way, checkedBy, checkedAt, organizationId: _organization, ...rest } = report
    await insertPostureReport(
      trx,
      {
        id: reportId,
        organizationId: id,
        way,
        report: JSON.stringify(rest),
        createdBy: checkedBy,
        createdAt: checkedAt,
      },
      mostReports,
    )
    await recordAct(trx, clock, actor, {
      action: 'organization.posture',
      organizationId: id,
      details: { tenantId: report.tenantId },
    })
  })
  return report
}

const texts = Type.Array(Type.String())
const storedSchema = Type.Object({
  tenantId: Type.String(),
  organizationName: Type.String(),
  days: Type.Integer(),
  findings: Type.Array(
    Type.Object({
      id: Type.String(),
      severity: Type.Union([
        Type.Literal('high'),
        Type.Literal('medium'),
        Type.Literal('low'),
        Type.Literal('information'),
      ]),
      title: Type.String(),
      evidence: texts,
      step: Type.String(),
    }),
  ),
  passed: texts,
  unread: Type.Array(
    Type.Object({
      subject: Type.String(),
      reason: Type.Union([
        Type.Literal('permission'),
        Type.Literal('licence'),
        Type.Literal('absent'),
        Type.Literal('failed'),
        Type.Literal('no_interface'),
      ]),
      message: Type.String(),
      step: Type.String(),
    }),
  ),
})

function storedReport(row: PostureReportRow): PostureReport {
  return {
    id: row.id,
    organizationId: organizationId(row.organizationId),
    way: row.way === 'standing' ? 'standing' : 'delegated',
    checkedAt: row.createdAt,
    checkedBy: row.createdBy,
    ...parseJson(row.report, storedSchema),
  }
}
