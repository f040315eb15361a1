/** Certificates of the applications: listed, rotated on request and by themselves. */
import { createHash } from 'node:crypto'
import { findOrganization, listOrganizations, type OrganizationRow } from '../../database/index.ts'
import type { OrganizationId } from '../../foundation/ids.ts'
import type { Reach } from '../caller.ts'
import { administers } from '../reach.ts'
import { invalidRequest, notFound, orNotFound } from '../refusals.ts'
import type { Certificate, CertificateOperations } from './certificates.ts'
import { describeKeys } from './describe.ts'
import { comingKey, type KeyHolder, keyHolders } from './key-holder.ts'
import { createKeyWork } from './key-work.ts'
import { asRefusal, nextKey, noteNext, recordRequest, refuseImpossible } from './requests.ts'
import { keepHolder, type UpkeepDependencies, workOn } from './upkeep.ts'

const hourMs = 3_600_000
const hoursADay = 24

export type CertificateDependencies = Omit<UpkeepDependencies, 'fresh'>

export function createCertificates(given: CertificateDependencies): CertificateOperations {
  const dependencies: UpkeepDependencies = { ...given, fresh: new Set() }
  const { keys, clock, log } = dependencies
  const work = createKeyWork(log)
  /** A server that never runs at the hour of an organization looks after it when it is started. */
  let isFirstLook = true
  const find = (id: OrganizationId, purpose: string, reach: Reach): Promise<KeyHolder> =>
    holderOf(dependencies, { id, purpose, reach })

  const follow = async (holder: KeyHolder, wish: Parameters<typeof noteNext>[2]): Promise<Certificate> => {
    const entry = await work.inTurn(holder, () => noteNext(dependencies, holder, wish))
    work.begin(holder, (signal) => workOn(dependencies, holder, signal))
    return entry
  }

  return {
    async list(id, reach) {
      const holders = await keyHolders(dependencies, await organizationOf(dependencies, id, reach))
      return holders.flatMap((holder) => describeKeys(holder, clock.now()))
    },
    async rotate(id, { purpose, next }, { actor, reach }) {
      const holder = await find(id, purpose, reach)
      refuseImpossible(dependencies, holder)
      return follow(holder, { next: await nextKey(dependencies, { holder, next, actor }), actor })
    },
    async requestSigning(id, purpose, { actor, reach }) {
      const holder = await find(id, purpose, reach)
      refuseImpossible(dependencies, holder)
      const commonName = holder.rows[0].displayName
      const request = await asRefusal(() => keys.createSigningRequest({ commonName, context: id }))
      await recordRequest(dependencies, holder, { actor, action: 'certificate.request' })
      return { keyId: request.id, pkcs10Pem: request.pkcs10Pem }
    },
    async install(id, { purpose, keyId, certificatePem }, { actor, reach }) {
      const holder = await find(id, purpose, reach)
      const next = await asRefusal(() => keys.completeSigningRequest(keyId, certificatePem, id))
      return follow(holder, { next, actor })
    },
    async upkeep(signal) {
      const hour = Math.floor(clock.now() / hourMs) % hoursADay
      const isEverybody = isFirstLook
      isFirstLook = false
      for (const organization of await listOrganizations(dependencies.database.db)) {
        if (signal.aborted) return
        const holders = await keyHolders(dependencies, organization).catch((error: unknown) => {
          log.warn({ err: error, organizationId: organization.id }, 'certificates cannot be looked at')
          return []
        })
        for (const holder of holders)
          if (isEverybody || hourOf(organization.id) === hour || comingKey(holder) !== undefined)
            work.begin(holder, (stopping) => keepHolder(dependencies, holder, stopping))
      }
    },
    settled: () => work.settled(),
    close: () => work.close(),
  }
}

async function organizationOf(
  { database }: UpkeepDependencies,
  id: OrganizationId,
  reach: Reach,
): Promise<OrganizationRow> {
  if (!administers(reach, id)) throw notFound()
  return orNotFound(await findOrganization(database.db, id))
}

async function holderOf(
  dependencies: UpkeepDependencies,
  { id, purpose, reach }: { readonly id: OrganizationId; readonly purpose: string; readonly reach: Reach },
): Promise<KeyHolder> {
  const holders = await keyHolders(dependencies, await organizationOf(dependencies, id, reach))
  const holder = holders.find(({ rows }) => rows.some((row) => row.purpose === purpose))
  if (holder !== undefined) return holder
  throw invalidRequest(
    `The organization has no application for ${purpose} that proves itself with a certificate.`,
  )
}

/** Organizations have their turns at different hours of the day. */
export function hourOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt16BE() % hoursADay
}
