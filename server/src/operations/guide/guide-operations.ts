/** Guides for what is asked for, and the certificate that they begin with. */
import type { Database } from '../../database/index.ts'
import type { Clock } from '../../foundation/clock.ts'
import type { Random } from '../../foundation/random.ts'
import type { KeyProvider } from '../../keys/index.ts'
import { type Cloud, cloudNamed } from '../../microsoft365/index.ts'
import { recordAct } from '../audit/record.ts'
import { asRefusal } from '../certificates/requests.ts'
import { checkServices } from '../provisioning/check-request.ts'
import { invalidRequest } from '../refusals.ts'
import type { GuideChoice, GuideOperations } from './guide.ts'
import { writeGuide } from './write-guide.ts'

/** Tenants may forbid longer ones by policy. */
const certificateDays = 365
const longestName = 100
const longestText = 253

export interface GuideDependencies {
  readonly database: Database
  readonly keys: Pick<KeyProvider, 'createCertificate'>
  /** The clouds that this server works with; the first is meant where none is named. */
  readonly clouds: readonly [Cloud, ...Cloud[]]
  readonly clock: Clock
  readonly random: Random
}

export function createGuideOperations(dependencies: GuideDependencies): GuideOperations {
  const { database, keys, clock, random } = dependencies
  return {
    write(choice, format) {
      const cloud = cloudOf(dependencies, choice)
      checkServices({ services: choice.services, way: 'existing', organizationId: undefined }, cloud.region)
      checkTexts(choice)
      return writeGuide(cloud, choice, format)
    },
    async prepareCertificate(name, actor) {
      checkText('The name', name, longestName)
      const terms = {
        commonName: name,
        validDays: certificateDays,
        // Which organization it will belong to is decided when it is connected.
        context: `prepared:${random.uuid()}`,
      }
      const made = await asRefusal(() => keys.createCertificate(terms))
      const { id: keyId, certificate, thumbprintSha1, thumbprintSha256, notBefore, notAfter } = made
      await database.transaction((trx) =>
        recordAct(trx, clock, actor, {
          action: 'certificate.prepare',
          details: { certificateThumbprint: thumbprintSha1 },
        }),
      )
      return {
        keyId,
        certificatePem: pemOf(certificate),
        thumbprintSha1,
        thumbprintSha256,
        notBefore,
        notAfter,
      }
    },
  }
}

function cloudOf({ clouds }: GuideDependencies, { cloud: wanted }: GuideChoice): Cloud {
  if (wanted === undefined) return clouds[0]
  const own = clouds.find(({ name }) => name === wanted)
  if (own !== undefined) return own
  const names = ['worldwide', 'usgov', 'usdod', 'china']
  if (!names.includes(wanted))
    throw invalidRequest(`There is no cloud ${wanted.slice(0, 40)}: choose one of ${names.join(', ')}.`)
  return cloudNamed(wanted)
}

function checkTexts({ applicationName, tenant, certificateFile, keyId }: GuideChoice): void {
  if (applicationName !== undefined) checkText('The name of the application', applicationName, longestName)
  if (tenant !== undefined) checkText('The tenant', tenant, longestText)
  if (keyId !== undefined) checkText('The key id', keyId, longestText)
  checkText('The file of the certificate', certificateFile, longestText)
}

/** A line of a shell ends where a line ends, whatever the quotes say to a person who pastes it. */
function checkText(what: string, text: string, longest: number): void {
  if (text.trim() === '' || text.length > longest || /\p{Cc}|\p{Zl}|\p{Zp}/u.test(text))
    throw invalidRequest(`${what} has 1 to ${longest} characters on one line.`)
  // Quotes do not help: `az` reads a value with @ as a file's name, and one with - as an option.
  if (/^[@-]/.test(text)) throw invalidRequest(`${what} cannot begin with @ or -.`)
}

function pemOf(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
