/** Whether the hosts of a cloud can be reached from here: names, TLS, and how far the clocks are apart. */
import { lookup } from 'node:dns/promises'
import { createTransport, type Cloud, type Transport } from '../../microsoft365/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import { describeError } from '../../foundation/errors.ts'
import type { SupportFacts } from './support.ts'

export interface HostReport {
  readonly name: string
  readonly url: string
  /** How many addresses the name has; undefined when it has none. */
  readonly addresses: number | undefined
  readonly status: number | undefined
  readonly milliseconds: number | undefined
  /** Of this server against Microsoft's `Date` header; positive when this server is ahead. */
  readonly clockSkewSeconds: number | undefined
  readonly error: string | undefined
}

const deadlineMs = 10_000

/** Never throws: what goes wrong is the answer. */
export async function reachability(
  { transportOf = createTransport }: Pick<SupportFacts, 'transportOf'>,
  cloud: Cloud,
  clock: Clock,
): Promise<readonly HostReport[]> {
  const transport = transportOf(cloud)
  try {
    return await Promise.all(placesOf(cloud).map((place) => reach(transport, place, clock)))
  } finally {
    await transport.close()
  }
}

interface Place {
  readonly name: string
  readonly url: string
}

/** Addresses that answer without a credential, whatever they answer. */
function placesOf({ loginUrl, graphUrl, outlookUrl }: Cloud): readonly Place[] {
  return [
    { name: 'sign-in', url: `${loginUrl}/common/v2.0/.well-known/openid-configuration` },
    { name: 'graph', url: `${graphUrl}/v1.0/organization` },
    ...(outlookUrl === undefined ? [] : [{ name: 'outlook', url: `${outlookUrl}/` }]),
  ]
}

async function reach(transport: Transport, { name, url }: Place, clock: Clock): Promise<HostReport> {
  const nothing = { status: undefined, milliseconds: undefined, clockSkewSeconds: undefined }
  const addresses = await addressesOf(new URL(url).hostname)
  const begun = clock.now()
  try {
    const answer = await transport.fetch(url, { signal: AbortSignal.timeout(deadlineMs) })
    const ended = clock.now()
    await answer.body?.cancel()
    return {
      name,
      url,
      addresses,
      status: answer.status,
      milliseconds: ended - begun,
      clockSkewSeconds: skew(answer.headers.get('date'), (begun + ended) / 2),
      error: undefined,
    }
  } catch (error) {
    return { name, url, addresses, ...nothing, error: causeOf(error) }
  }
}

async function addressesOf(host: string): Promise<number | undefined> {
  try {
    return (await lookup(host, { all: true })).length
  } catch {
    return undefined
  }
}

/** The header counts whole seconds. */
function skew(date: string | null, now: number): number | undefined {
  const theirs = Date.parse(date ?? '')
  return Number.isFinite(theirs) ? Math.round((now - theirs) / 1000) : undefined
}

/** A failed fetch hides what failed in its cause: ENOTFOUND, a certificate that is not trusted, … */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? `${describeError(error)}: ${describeError(cause)}` : describeError(error)
}
