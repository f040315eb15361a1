/** From an administrator who has signed in to a verified organization, beside Microsoft's Graph client for JavaScript. */
import { startMicrosoft, startStrongroom, temporaryFolder } from '@strongroom/test/support'
import { measureOurs, type Measured, type OursMeasured } from './onboard/ours.ts'
import { measurePeer } from './onboard/peer.ts'
import type { Row } from './report.ts'

export interface OnboardOptions {
  readonly runs: number
  /** Seconds until the simulator's services see a change; each is measured. */
  readonly lags: readonly number[]
  readonly say: (text: string) => void
}

/** What is protected, by the name in the table. */
const plans = [
  { name: 'mail', services: ['exchange'] },
  { name: 'full', services: ['exchange', 'sharepoint', 'teams'] },
] as const

type Plan = (typeof plans)[number]

interface Round {
  readonly ours: OursMeasured
  readonly peer: Measured
}

/** A tenant and a server that have seen nothing yet; the administrator's authenticator has a new code for each side. */
async function round({ services }: Plan, lag: number): Promise<Round> {
  const folder = await temporaryFolder()
  const microsoft = await startMicrosoft('--mails', '1', '--users', '3', '--lag', String(lag))
  try {
    const server = await startStrongroom(folder.path, microsoft)
    try {
      const ours = await measureOurs(server, microsoft, services)
      await microsoft.control('POST', 'clock', { advanceSeconds: 30 })
      return { ours, peer: await measurePeer(microsoft, ours.applications) }
    } finally {
      await server.program.stop()
    }
  } finally {
    await microsoft.stop()
    await folder.remove()
  }
}

function rowsOf(plan: Plan, lag: number, rounds: readonly Round[]): readonly Row[] {
  const ours = (name: string, unit: string, of: (one: Measured) => number): Row => ({
    name: `${plan.name} plan, lag ${lag} s: ${name}`,
    unit,
    better: 'lower',
    samples: rounds.map((one) => of(one.ours)),
  })
  const both = (name: string, unit: string, of: (one: Measured) => number): Row => ({
    ...ours(name, unit, of),
    peer: rounds.map((one) => of(one.peer)),
  })
  const { writesAllowed = 0 } = rounds[0]?.ours ?? {}
  // application, service principal and grant are each seen late, and each waits for the one before
  const secondsAllowed = 3 + 3 * lag
  return [
    // the person sees the plan and confirms; until then a key is made, and nothing written
    ours(
      `confirmed to verified (limit ${secondsAllowed})`,
      's',
      ({ planned, verified }) => verified - planned,
    ),
    ours('the plan before that', 's', ({ planned }) => planned),
    both('sign-in to connected', 's', ({ connected }) => connected),
    both('sign-in to verified', 's', ({ verified }) => verified),
    both(`writes (limit ${writesAllowed})`, 'requests', ({ writes }) => writes),
    both('all requests', 'requests', ({ requests }) => requests),
  ]
}

/** Rows of `npm run bench -- onboard`. */
export async function benchOnboard({ runs, lags, say }: OnboardOptions): Promise<readonly Row[]> {
  say(`${runs} rounds of each plan, each with a new tenant and a new server.`)
  const rows: Row[] = []
  for (const plan of plans)
    for (const lag of lags) {
      const rounds: Round[] = []
      for (let run = 0; run < runs; run += 1) {
        const { ours, peer } = await round(plan, lag)
        rounds.push({ ours, peer })
        say(
          `${plan.name}, lag ${lag} s: ${ours.verified.toFixed(2)} s and ${ours.writes} writes, peer ${peer.verified.toFixed(2)} s and ${peer.writes}`,
        )
      }
      rows.push(...rowsOf(plan, lag, rounds))
    }
  return rows
}
