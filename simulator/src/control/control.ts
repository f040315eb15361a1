/**
 * `/_simulator/`: what a test or a person may do to the pretended cloud from behind. It approves nobody's sign-in;
 * that goes through the pages.
 */
import type { SimulatorClock } from '../clock.ts'
import type { EntraState } from '../entra/state.ts'
import type { SigningKeys } from '../entra/tokens/signing-key.ts'
import type { Faults } from '../faults/faults.ts'
import { BadOrder, parseFault } from '../faults/parse.ts'
import type { Service, SimulatorReply, SimulatorRequest } from '../http.ts'
import { parseRecord, type JsonRecord } from '../json.ts'
import type { Lag } from '../tenant/lag.ts'
import type { DirectoryUser, TenantState } from '../tenant/model.ts'
import { memberOf, type Tenants } from '../tenant/tenants.ts'
import { findUserByName } from '../tenant/users.ts'
import { describeGroup, putGroup } from './groups.ts'
import { changeUser, describeUser } from './people.ts'
import { changeLag, describeLag } from './lag.ts'
import { putManagedIdentity } from './managed-identities.ts'
import type { RequestLog } from './request-log.ts'
import { seedSignIns } from './sign-ins.ts'
import { changeTenant, describeTenant, tenantOfOrder } from './tenant.ts'

export const controlPrefix = '/_simulator/'

export interface ControlDependencies {
  readonly tenants: Tenants
  readonly lag: Lag
  readonly entra: EntraState
  readonly keys: SigningKeys
  readonly clock: SimulatorClock
  readonly log: RequestLog
  readonly faults: Faults
  /** What `GET /_simulator/` tells: the ready line. */
  readonly describe: () => object
  /** Makes the delta links given out so far answer 410, of one mailbox or of all. */
  readonly expireDeltaLinks: (userId?: string) => void
  readonly changed: () => void
}

/** What a handler has at hand: everything, and the tenant that the request is about. */
interface ControlContext extends ControlDependencies {
  readonly tenant: TenantState
}

type Handler = (
  context: ControlContext,
  request: SimulatorRequest,
) => SimulatorReply | Promise<SimulatorReply>

function ok(body: object, status = 200): SimulatorReply {
  return { status, headers: { 'cache-control': 'no-store' }, body }
}

function order(request: SimulatorRequest): JsonRecord {
  const body = parseRecord(request.body.toString('utf8'))
  if (body === undefined) throw new BadOrder('The body must be a JSON object.')
  return body
}

const listRequests: Handler = ({ log }, { url }) => {
  const since = url.searchParams.get('since') ?? '0'
  if (!/^\d{1,15}$/.test(since)) throw new BadOrder('"since" must be a sequence number.')
  return ok({ last: log.last(), requests: log.since(Number(since)) })
}

const deleteRequests: Handler = ({ log }) => {
  log.clear()
  return ok({ last: log.last(), requests: [] })
}

const moveClock: Handler = ({ clock, changed }, request) => {
  const { advanceSeconds } = order(request)
  if (typeof advanceSeconds !== 'number' || !(advanceSeconds >= 0 && advanceSeconds <= 315_360_000))
    throw new BadOrder(
      '"advanceSeconds" must be a number from 0 to 315360000 (ten years); time never goes back.',
    )
  clock.advance(advanceSeconds * 1000)
  changed()
  return ok({ now: new Date(clock.now()).toISOString() })
}

const addFault: Handler = ({ faults }, request) => {
  const specification = parseFault(order(request))
  try {
    return ok(faults.add(specification), 201)
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new BadOrder(`"match.path": ${thrown.message}.`)
    throw thrown
  }
}

const listFaults: Handler = ({ faults }) => ok({ faults: faults.list() })

const deleteFaults: Handler = ({ faults }) => {
  faults.clear()
  return ok({ faults: [] })
}

const expireDeltaLinks: Handler = ({ tenant, expireDeltaLinks: expire, changed }, request) => {
  const { user: name } = order(request)
  if (name !== undefined && typeof name !== 'string') throw new BadOrder('"user" must be a user name.')
  const user = name === undefined ? undefined : findUserByName(tenant, name)
  if (name !== undefined && user === undefined) throw new BadOrder(`There is no user "${name}".`)
  expire(user?.id)
  changed()
  return ok({ expired: user?.userPrincipalName ?? 'all' })
}

const patchTenant: Handler = ({ tenant, clock, changed }, request) => {
  changeTenant(tenant, order(request), clock.now())
  changed()
  return ok(describeTenant(tenant))
}

const listTenants: Handler = ({ tenants }) =>
  ok({ tenants: tenants.all().map((tenant) => describeTenant(tenant)) })

/** Where sessions of an account ended, they ended for its guests too. */
function endGuestSessions(tenants: Tenants, account: DirectoryUser): void {
  for (const tenant of tenants.all()) {
    const guest = memberOf(tenant, account)
    if (guest !== undefined) guest.signInSessionsValidFromDateTime = account.signInSessionsValidFromDateTime
  }
}

const patchUser: Handler = ({ tenant, tenants, clock, changed }, request) => {
  const name = decodeURIComponent(request.url.pathname.slice(`${controlPrefix}users/`.length))
  const user = tenant.users.get(name) ?? findUserByName(tenant, name)
  if (user === undefined) return ok({ error: `There is no user "${name}".` }, 404)
  const validFrom = user.signInSessionsValidFromDateTime
  changeUser(tenant, user, order(request), clock.now())
  if (user.signInSessionsValidFromDateTime !== validFrom) endGuestSessions(tenants, user)
  changed()
  return ok(describeUser(tenant, user))
}

const listGroups: Handler = ({ tenant }) =>
  ok({ groups: [...tenant.groups.values()].map((group) => describeGroup(tenant, group)) })

const postGroup: Handler = ({ tenant, clock, changed }, request) => {
  const { group, isNew } = putGroup(tenant, order(request), clock.now())
  changed()
  return ok(describeGroup(tenant, group), isNew ? 201 : 200)
}

const listKeys: Handler = ({ keys }) => ok({ keys: keys.published().map(({ keyId }) => keyId) })

const changeKeys: Handler = async ({ keys, clock, changed }, request) => {
  const { rotate, retire, ...rest } = order(request)
  const isOdd = Object.keys(rest).length > 0 || (rotate !== true && retire !== true)
  if (isOdd)
    throw new BadOrder('Say {"rotate": true} for a new key, {"retire": true} to unpublish the earlier ones.')
  if (rotate === true) await keys.rotate(clock.now())
  if (retire === true) keys.retire()
  changed()
  return ok({ keys: keys.published().map(({ keyId }) => keyId) })
}

const postLag: Handler = ({ lag }, request) => {
  changeLag(lag, order(request))
  return ok(describeLag(lag))
}

const postSignIns: Handler = ({ tenant, clock, changed }, request) => {
  const added = seedSignIns(tenant, order(request), clock.now())
  changed()
  return ok(added, 201)
}

const postManagedIdentity: Handler = ({ tenant, entra, clock, changed }, request) => {
  const place = { tenant, entra, origin: request.url.origin, now: clock.now() }
  const identity = putManagedIdentity(place, order(request))
  changed()
  return ok(identity, 201)
}

const handlers: ReadonlyMap<string, Handler> = new Map([
  ['GET ', ({ describe }) => ok(describe())],
  ['GET requests', listRequests],
  ['DELETE requests', deleteRequests],
  ['POST clock', moveClock],
  ['GET faults', listFaults],
  ['POST faults', addFault],
  ['DELETE faults', deleteFaults],
  ['POST delta-links', expireDeltaLinks],
  ['GET lag', ({ lag }) => ok(describeLag(lag))],
  ['POST lag', postLag],
  ['GET tenants', listTenants],
  ['PATCH tenant', patchTenant],
  ['GET groups', listGroups],
  ['POST groups', postGroup],
  ['POST sign-ins', postSignIns],
  ['POST managed-identities', postManagedIdentity],
  ['GET keys', listKeys],
  ['POST keys', changeKeys],
])

function handlerFor(request: SimulatorRequest): Handler | undefined {
  const rest = request.url.pathname.slice(controlPrefix.length)
  if (request.method === 'PATCH' && /^users\/[^/]+$/.test(rest)) return patchUser
  return handlers.get(`${request.method} ${rest}`)
}

export function createControl(dependencies: ControlDependencies): Service {
  return async (request) => {
    if (!request.url.pathname.startsWith(controlPrefix)) return undefined
    const handler = handlerFor(request)
    if (handler === undefined)
      return ok(
        { error: `There is no ${request.method} ${request.url.pathname}; the README lists what there is.` },
        404,
      )
    try {
      const tenant = tenantOfOrder(dependencies.tenants, request)
      return await handler({ ...dependencies, tenant }, request)
    } catch (thrown) {
      if (thrown instanceof BadOrder) return ok({ error: thrown.message }, 400)
      if (thrown instanceof URIError) return ok({ error: 'The path is not percent-encoded properly.' }, 400)
      throw thrown
    }
  }
}
