/**
 * Microsoft 365 in several clouds on one server. Nothing is shared between them: each has its own connections, sign-in
 * server, tokens and budgets, and an organization is asked for only in the cloud that it was added to.
 */
import { type Database, findOrganizationByTenant } from '../database/index.ts'
import type { Clock } from '../foundation/clock.ts'
import type { Log } from '../foundation/log.ts'
import type { Random } from '../foundation/random.ts'
import type { KeyProvider } from '../keys/index.ts'
import {
  type Cloud,
  createIdentityPlatform,
  createTransport,
  type IdentityPlatform,
} from '../microsoft365/index.ts'
import { OperationError } from './errors.ts'
import { createMicrosoft365, type Microsoft365Options } from './microsoft365.ts'
import type { ApplicationCredential, Microsoft365 } from './ports.ts'
import { invalidRequest } from './refusals.ts'

export interface Microsoft365Clouds {
  /** In the order of the options; the first is meant where nobody names a region. */
  readonly all: readonly [Microsoft365, ...Microsoft365[]]
  /** The cloud of an organization's row. @throws {OperationError} `not_supported` when the server was started without it. */
  named(name: string): Microsoft365
  /**
   * By a region of the dialect, or the name of a cloud; the first for an empty text.
   * @throws {OperationError} `invalid_request` with the option that adds it.
   */
  inRegion(region: string): Microsoft365
}

/** The clouds as the server was started with them. */
export function microsoft365Clouds(all: readonly [Microsoft365, ...Microsoft365[]]): Microsoft365Clouds {
  return {
    all,
    named(name) {
      const found = all.find(({ cloud }) => cloud.name === name)
      if (found !== undefined) return found
      throw new OperationError(
        'not_supported',
        `The organization belongs to the cloud ${name}, which this server was not started with: add ${optionFor(name)}.`,
      )
    },
    inRegion(region) {
      const wanted = region.trim().toLowerCase()
      if (wanted === '') return all[0]
      const found =
        all.find(({ cloud }) => cloud.name.toLowerCase() === wanted) ??
        all.find(({ cloud }) => cloud.region.toLowerCase() === wanted)
      if (found !== undefined) return found
      const regions = [...new Set(all.map(({ cloud }) => cloud.region))].join(', ')
      const name = cloudsByRegion.get(wanted) ?? wanted.slice(0, 40)
      throw invalidRequest(
        `This server works with the region ${regions}. For ${region.slice(0, 40)} start it with that cloud too: ${optionFor(name)}.`,
      )
    },
  }
}

/** Regions of the dialect (vb365-rest 2.1); Germany's cloud was closed in 2021. */
const cloudsByRegion: ReadonlyMap<string, string> = new Map([
  ['worldwide', 'worldwide'],
  ['usgovernment', 'usgov'],
  ['usdefence', 'usdod'],
  ['china', 'china'],
])

function optionFor(name: string): string {
  return [...cloudsByRegion.values()].includes(name)
    ? `--cloud ${name}`
    : `--cloud NAME, or --cloud-file with the file that describes ${name}`
}

export interface OpenClouds extends Microsoft365Clouds {
  /** The sign-in server of a cloud. @throws {OperationError} `not_supported` */
  identityPlatform(name: string): IdentityPlatform
  /** Ends every connection. */
  close(): Promise<void>
}

export interface CloudDependencies {
  readonly keys: KeyProvider
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** Opens the way to each cloud; nothing is sent before something is asked for. */
export function openClouds(
  clouds: readonly [Cloud, ...Cloud[]],
  dependencies: CloudDependencies,
  options: Microsoft365Options,
): OpenClouds {
  const [first, ...others] = clouds
  const open = (cloud: Cloud) => {
    const transport = createTransport(cloud)
    const given = { ...dependencies, cloud, fetch: transport.fetch }
    const identityPlatform = createIdentityPlatform(given)
    const microsoft365 = createMicrosoft365({ ...given, identityPlatform }, options)
    return { cloud, transport, identityPlatform, microsoft365 }
  }
  const head = open(first)
  const rest = others.map(open)
  const every = [head, ...rest]
  const known = microsoft365Clouds([head.microsoft365, ...rest.map(({ microsoft365 }) => microsoft365)])
  return {
    ...known,
    identityPlatform(name) {
      const { cloud } = known.named(name)
      return every.find((one) => one.cloud.name === cloud.name)?.identityPlatform ?? head.identityPlatform
    },
    async close() {
      await Promise.all(every.map(({ transport }) => transport.close()))
    },
  }
}

/**
 * One view of all clouds for those who work with applications: what concerns a connected tenant happens in the cloud of
 * its organization, whoever asks; everything else in the first cloud.
 */
export function inCloudOfTenant(clouds: Microsoft365Clouds, database: Database): Microsoft365 {
  const [first] = clouds.all
  const of = async ({ tenantId }: ApplicationCredential): Promise<Microsoft365> => {
    const organization = await findOrganizationByTenant(database.db, tenantId)
    return organization === undefined ? first : clouds.named(organization.cloud)
  }
  return {
    ...first,
    connect: async (application) => (await of(application)).connect(application),
    grantedRoles: async (application, signal) => (await of(application)).grantedRoles(application, signal),
    waitUntilEffective: async (application, roles, hooks, signal) =>
      (await of(application)).waitUntilEffective(application, roles, hooks, signal),
    examiner: {
      tokenRefusal: async (application, resource, signal) =>
        (await of(application)).examiner.tokenRefusal(application, resource, signal),
      exercise: async (application, subject, progress, signal) =>
        (await of(application)).examiner.exercise(application, subject, progress, signal),
    },
  }
}
