/** Certificates and secrets of an application (Graph: keyCredential, passwordCredential; reference section 3.2). */
import { randomBytes, randomUUID, X509Certificate } from 'node:crypto'
import { isRecord, type JsonRecord } from '../../json.ts'
import type { KeyCredential, PasswordCredential } from '../../tenant/model.ts'
import { badProperty, directoryBadRequest, GraphFailure } from '../errors.ts'
import { createFieldReader, requireKnown } from '../json-body.ts'

const keyCredentialFields = [
  'customKeyIdentifier',
  'displayName',
  'endDateTime',
  'key',
  'keyId',
  'startDateTime',
  'type',
  'usage',
]

/**
 * The collection that a create or an update leaves: it replaces the old one, and an old element stays only
 * when it is named by its `keyId` without a key.
 *
 * @param effectiveAt - When the token endpoint learns of the new ones (milliseconds).
 */
export function replaceKeyCredentials(
  given: readonly JsonRecord[],
  existing: readonly KeyCredential[],
  effectiveAt: number,
): KeyCredential[] {
  return given.map((element) => {
    requireKnown(element, keyCredentialFields, 'microsoft.graph.keyCredential', 'directory')
    const read = createFieldReader(element, 'directory')
    const keyId = read.nullableText('keyId') ?? undefined
    const old = existing.find((credential) => credential.keyId === keyId?.toLowerCase())
    const key = read.nullableText('key') ?? undefined
    if (old !== undefined) {
      if (key === undefined || key === old.key) return old
      throw badProperty(
        'keyCredentials',
        'KeyNotUpdatable',
        `Update to existing credential with KeyId '${old.keyId}' is not allowed.`,
      )
    }
    if (key === undefined)
      throw directoryBadRequest(
        'New credential must have a key value; existing credentials are kept by their KeyId.',
      )
    return newKeyCredential(element, key, effectiveAt)
  })
}

function newKeyCredential(element: JsonRecord, key: string, effectiveAt: number): KeyCredential {
  const read = createFieldReader(element, 'directory')
  if (read.text('type') !== 'AsymmetricX509Cert')
    throw directoryBadRequest('Key credential type is invalid; AsymmetricX509Cert is expected.')
  if (read.text('usage') !== 'Verify')
    throw directoryBadRequest('Key credential usage is invalid; Verify is expected.')
  const certificate = readCertificate(key)
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)]
  const start = dateOf(read.nullableText('startDateTime') ?? from.toISOString(), 'startDateTime')
  const end = dateOf(read.nullableText('endDateTime') ?? to.toISOString(), 'endDateTime')
  if (end.getTime() > to.getTime() || end.getTime() <= start.getTime()) {
    throw new GraphFailure(400, 'KeyCredentialsInvalidEndDate', 'Key credential end date is invalid.')
  }
  if (start.getTime() < from.getTime()) {
    throw new GraphFailure(400, 'KeyCredentialsInvalidStartDate', 'Key credential start date is invalid.')
  }
  return {
    keyId: (read.nullableText('keyId') ?? randomUUID()).toLowerCase(),
    customKeyIdentifier:
      read.nullableText('customKeyIdentifier') ??
      Buffer.from(certificate.fingerprint.replaceAll(':', ''), 'hex').toString('base64'),
    displayName: read.nullableText('displayName') ?? certificate.subject,
    startDateTime: wholeSeconds(start),
    endDateTime: wholeSeconds(end),
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    key,
    effectiveAt,
  }
}

function readCertificate(key: string): X509Certificate {
  try {
    const bytes = Buffer.from(key, 'base64')
    if (bytes.toString('base64') !== key || bytes[0] !== 0x30) throw new TypeError('not base64 of DER')
    return new X509Certificate(bytes)
  } catch {
    throw new GraphFailure(
      400,
      'Request_BadRequest',
      'The value for the property "key" is not a valid X.509 certificate.',
    )
  }
}

function dateOf(text: string, name: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime()))
    throw directoryBadRequest(`Invalid value specified for property '${name}' of resource 'KeyCredential'.`)
  return date
}

const wholeSeconds = (date: Date) => date.toISOString().replace(/\.\d+Z$/, 'Z')

/** `key` is shown only to a read of one object with `$select=keyCredentials`. */
export function shownKeyCredential(credential: KeyCredential, withKey: boolean): object {
  const { customKeyIdentifier, displayName, endDateTime, key, keyId, startDateTime, type, usage } = credential
  return {
    customKeyIdentifier,
    displayName,
    endDateTime,
    key: withKey ? key : null,
    keyId,
    startDateTime,
    type,
    usage,
  }
}

/** `POST …/addPassword`: two years by default; the text is told once (Graph: application: addPassword). */
export function newPasswordCredential(
  body: JsonRecord,
  now: number,
  effectiveAt: number,
): PasswordCredential {
  requireKnown(body, ['passwordCredential'], 'microsoft.graph.addPassword', 'directory')
  const given = body['passwordCredential']
  const element = isRecord(given) ? given : {}
  requireKnown(
    element,
    ['displayName', 'startDateTime', 'endDateTime'],
    'microsoft.graph.passwordCredential',
    'directory',
  )
  const read = createFieldReader(element, 'directory')
  const twoYears = new Date(now)
  twoYears.setUTCFullYear(twoYears.getUTCFullYear() + 2)
  const secretText = `${randomBytes(3).toString('hex')}8Q~${randomBytes(23).toString('base64url')}`
  return {
    keyId: randomUUID(),
    displayName: read.nullableText('displayName') ?? null,
    hint: secretText.slice(0, 3),
    startDateTime: wholeSeconds(
      dateOf(read.text('startDateTime') ?? new Date(now).toISOString(), 'startDateTime'),
    ),
    endDateTime: wholeSeconds(dateOf(read.text('endDateTime') ?? twoYears.toISOString(), 'endDateTime')),
    secretText,
    effectiveAt,
  }
}

export function shownPasswordCredential(credential: PasswordCredential, secretText: string | null): object {
  const { displayName, endDateTime, hint, keyId, startDateTime } = credential
  return { customKeyIdentifier: null, displayName, endDateTime, hint, keyId, secretText, startDateTime }
}
