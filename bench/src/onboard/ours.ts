/** The product: from an administrator who has signed in to an organization whose every permission was tried. */
import { countsOf, type PlannedApplication } from './plan.ts'
import { costOf, type Cost } from './writes.ts'
import type { Microsoft, Strongroom } from '@strongroom/test/support'

export interface Measured extends Cost {
  /** Seconds from the sign-in to the end of each part, and of the whole. */
  readonly planned: number
  readonly connected: number
  readonly verified: number
}

export interface OursMeasured extends Measured {
  /** What was planned, for the other side to do as well. */
  readonly applications: readonly PlannedApplication[]
  /** Roles, delegated resources and five. */
  readonly writesAllowed: number
}

interface SignIn {
  readonly id: string
  readonly state: string
  readonly deviceCode?: { readonly userCode: string }
}

interface Provisioning {
  readonly id: string
  readonly state: string
  readonly error?: string
  readonly organizationId: string
  readonly plan?: { readonly hash: string; readonly applications: readonly PlannedApplication[] }
}

interface Verification {
  readonly id: string
  readonly state: string
  readonly lost: readonly unknown[]
}

const root = '/api/v1'
const pollMs = 20

/** Signs the administrator in; this is not measured. */
async function signIn({ admin }: Strongroom, microsoft: Microsoft): Promise<string> {
  const begun = await admin.send<SignIn>('POST', `${root}/sign-ins`, { way: 'device-code' })
  await microsoft.approve(begun.deviceCode?.userCode ?? '', 'admin')
  const done = await watch(() => admin.get<SignIn>(`${root}/sign-ins/${begun.id}`), 'pending')
  if (done.state !== 'signed-in') throw new Error(`the sign-in ended as ${done.state}`)
  return begun.id
}

/** Asks until the state is another one. */
async function watch<Watched extends { readonly state: string }>(
  ask: () => Promise<Watched>,
  whileState: string,
): Promise<Watched> {
  for (;;) {
    const seen = await ask()
    if (seen.state !== whileState) return seen
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

/** Connects an organization with these services and verifies it. */
export async function measureOurs(
  server: Strongroom,
  microsoft: Microsoft,
  services: readonly string[],
): Promise<OursMeasured> {
  const { admin } = server
  const signInId = await signIn(server, microsoft)
  let [planned, connected, verified] = [0, 0, 0]
  let applications: readonly PlannedApplication[] = []
  const cost = await costOf(microsoft, async () => {
    const startedAt = performance.now()
    const seconds = (): number => (performance.now() - startedAt) / 1000
    const wish = { way: 'register', services, signInApplication: true, signInId }
    const { id, plan } = await admin.send<Provisioning>('POST', `${root}/provisionings`, wish)
    applications = plan?.applications ?? []
    planned = seconds()
    await admin.send('POST', `${root}/provisionings/${id}/apply`, { planHash: plan?.hash ?? '' })
    const done = await watch(() => admin.get<Provisioning>(`${root}/provisionings/${id}`), 'running')
    if (done.state !== 'done') throw new Error(`the provisioning ended as ${done.state}: ${done.error}`)
    connected = seconds()
    const path = `${root}/organizations/${done.organizationId}/verify`
    const begun = await admin.send<Verification>('POST', path, { waitMinutes: 5 })
    const seen = await watch(() => admin.get<Verification>(`${path}/${begun.id}`), 'running')
    if (seen.state !== 'passed')
      throw new Error(`the verification ended as ${seen.state}: ${JSON.stringify(seen.lost)}`)
    verified = seconds()
  })
  const { roles, delegatedResources } = countsOf(applications)
  return {
    ...cost,
    planned,
    connected,
    verified,
    applications,
    writesAllowed: roles + delegatedResources + 5,
  }
}
