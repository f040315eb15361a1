/** What a refusal of the token endpoint means and what to do next, by AADSTS number (reference section 1.6). */
import { CodedError, describeError } from '../../foundation/errors.ts'
import { IdentityPlatformError } from '../identity-platform/errors.ts'

export interface TokenFailure {
  /** AADSTS number; undefined when Microsoft named none, or gave no answer. */
  readonly number: number | undefined
  readonly kind:
    | 'application'
    | 'credential'
    | 'cloud'
    | 'tenant'
    | 'resource'
    | 'policy'
    | 'busy'
    | 'connection'
    | 'unknown'
  /** For a person. */
  readonly meaning: string
  readonly nextStep: string
  /** It passes by itself within 20 minutes of a change; without a recent change it does not. */
  readonly mayPass: boolean
}

type Known = Omit<TokenFailure, 'number'>

const wait = 'Wait up to 20 minutes after the change. If nothing was changed, '
const cloud: Known = {
  kind: 'cloud',
  meaning:
    'The tenant is not in the cloud that was asked: it belongs to another national cloud, or the id is wrong.',
  nextStep: 'Check the id or domain of the tenant, and choose the region that it belongs to.',
  mayPass: false,
}
const expiredCredential: Known = {
  kind: 'credential',
  meaning: 'The credential that the application proves itself with has expired.',
  nextStep: 'Register a new certificate on the application; Strongroom can do so by rotating the key.',
  mayPass: false,
}
const conditionalAccess: Known = {
  kind: 'policy',
  meaning:
    'Conditional Access for workload identities blocks the application, for example by its network location.',
  nextStep:
    'Let an administrator allow this application, or the address of this server, in Conditional Access.',
  mayPass: false,
}
const federation: Known = {
  kind: 'credential',
  meaning:
    'No federated credential of the application matches issuer, subject and audience of the presented token.',
  nextStep: `${wait}compare issuer and subject with the federated credentials of the application: they are matched exactly.`,
  mayPass: true,
}
const missingResource: Known = {
  kind: 'resource',
  meaning: 'The service is not present in the tenant, which usually means that no licence for it was bought.',
  nextStep: 'Buy a licence that has the service, or leave the service out.',
  mayPass: false,
}

const known: Readonly<Record<number, Known>> = {
  700016: {
    kind: 'application',
    meaning: 'The application is not known in this tenant.',
    nextStep: `${wait}it was deleted, or the client id belongs to another tenant: check both ids.`,
    mayPass: true,
  },
  7000229: {
    kind: 'application',
    meaning: 'The application has no enterprise application (service principal) in this tenant.',
    nextStep: `${wait}create the enterprise application of this client id.`,
    mayPass: true,
  },
  7000112: {
    kind: 'application',
    meaning: 'The enterprise application is disabled.',
    nextStep: 'Set “Enabled for users to sign in” of the enterprise application to Yes.',
    mayPass: false,
  },
  700027: {
    kind: 'credential',
    meaning: 'The certificate is not registered on the application, or not known everywhere yet.',
    nextStep: `${wait}compare the thumbprint with the certificates of the application: it was removed, or never uploaded.`,
    mayPass: true,
  },
  700024: {
    kind: 'credential',
    meaning: 'The proof of the application is outside its time of validity.',
    nextStep: 'Set the clock of this server right (NTP).',
    mayPass: false,
  },
  7000215: {
    kind: 'credential',
    meaning: 'The client secret is wrong, or not known everywhere yet.',
    nextStep: `${wait}use a certificate: Strongroom does not work with secrets.`,
    mayPass: true,
  },
  7000218: {
    kind: 'credential',
    meaning: 'The application asks for a proof that was not given.',
    nextStep: 'For a sign-in application, switch “Allow public client flows” on.',
    mayPass: false,
  },
  7000222: expiredCredential,
  700021: federation,
  700023: federation,
  700211: federation,
  700212: federation,
  700213: federation,
  700025: {
    kind: 'credential',
    meaning: 'The application is a public client, which cannot prove itself with a certificate.',
    nextStep: 'Switch “Allow public client flows” off, or use the application that has the certificate.',
    mayPass: false,
  },
  500011: missingResource,
  650052: missingResource,
  650057: missingResource,
  90002: cloud,
  90038: cloud,
  900382: cloud,
  900432: cloud,
  50194: {
    kind: 'tenant',
    meaning: 'The application can only be used from its own tenant, which was not named.',
    nextStep: 'Give the id or domain of the tenant.',
    mayPass: false,
  },
  53003: conditionalAccess,
  530032: conditionalAccess,
  530035: conditionalAccess,
  65001: {
    kind: 'application',
    meaning: 'Nobody has consented to the permissions of the application.',
    nextStep: `${wait}let a Global Administrator grant admin consent.`,
    mayPass: true,
  },
  90055: {
    kind: 'busy',
    meaning: 'Microsoft throttles requests of this tenant.',
    nextStep: 'Try again later.',
    mayPass: true,
  },
  50196: {
    kind: 'busy',
    meaning: 'Microsoft sees the same request too often.',
    nextStep: 'Try again later.',
    mayPass: true,
  },
}

/** Whatever was thrown where a token was asked for. */
export function explainTokenFailure(error: unknown): TokenFailure {
  if (!(error instanceof IdentityPlatformError))
    return { number: undefined, kind: 'unknown', ...explainOwn(error), mayPass: false }
  const number = error.errorCodes.find((code) => code in known) ?? error.errorCodes[0]
  // Microsoft uses the number of an unknown certificate for one that has expired, and says so in words only.
  const explained =
    number === 700027 && /key used is expired/i.test(error.description)
      ? expiredCredential
      : known[number ?? 0]
  if (explained) return { number, ...explained }
  if (error.code === 'connection_failed' || error.retryable)
    return {
      number,
      kind: 'connection',
      meaning: error.message,
      nextStep: 'Check the network between this server and Microsoft, and try again.',
      mayPass: true,
    }
  return {
    number,
    kind: 'unknown',
    meaning: error.message,
    nextStep:
      number === undefined
        ? 'Look into the log of the server.'
        : `Look up AADSTS${number} in Microsoft's list of error codes, and in the sign-in log of the tenant.`,
    mayPass: false,
  }
}

/** A refusal of our own says at its end what to do, such as one of a private key that is gone. */
function explainOwn(error: unknown): Pick<TokenFailure, 'meaning' | 'nextStep'> {
  const meaning = describeError(error)
  const end = error instanceof CodedError ? meaning.lastIndexOf('. ') : -1
  if (end === -1) return { meaning, nextStep: 'Look into the log of the server.' }
  return { meaning: meaning.slice(0, end + 1), nextStep: meaning.slice(end + 2) }
}
