/** From what was asked for to what the applications room is to plan: names, certificates, what is there already. */
import type { KeyProvider } from '../../keys/index.ts'
import type {
  ApplicationPurpose,
  ApplicationsRequest,
  CertificateToRegister,
  FederatedCredential,
} from '../../microsoft365/index.ts'
import { type FederatedDependencies, readFederatedToken } from './credentials.ts'
import type { ApplicationsWork } from '../ports.ts'
import type { StoredRequest } from './stored-request.ts'
import { isSignInPlanned } from './sign-in-choice.ts'
import { existingApplications, type Target } from './target.ts'

const defaultNames: ApplicationsRequest['names'] = {
  backup: 'Strongroom Backup',
  restore: 'Strongroom Restore',
  'sign-in': 'Strongroom Sign-in',
}

export function applicationNames(name: string | undefined): ApplicationsRequest['names'] {
  if (name === undefined || name === defaultNames.backup) return defaultNames
  return { backup: name, restore: `${name} Restore`, 'sign-in': `${name} Sign-in` }
}

/** The applications that prove themselves with a credential; people sign in to the third. */
export function credentialPurposes({ layout }: Pick<StoredRequest, 'layout'>): readonly ApplicationPurpose[] {
  return layout === 'separate-restore' ? ['backup', 'restore'] : ['backup']
}

export interface WorkSubject {
  readonly stored: StoredRequest
  readonly target: Target
  readonly marker: string
  /** Credentials at Microsoft that we put there, beside those that the person accepted. */
  readonly known: readonly string[]
  readonly publicUrl: string | undefined
}

export async function applicationsWork(
  dependencies: FederatedDependencies & { readonly keys: KeyProvider },
  { stored, target, marker, known, publicUrl }: WorkSubject,
): Promise<ApplicationsWork> {
  const request: ApplicationsRequest = {
    services: stored.services,
    layout: stored.layout,
    signIn: isSignInPlanned(stored, target),
    restore: stored.restore,
    posture: stored.posture,
    drift: stored.drift,
    names: applicationNames(stored.applicationName),
    existing: existingApplications(stored, target.applications),
    certificates: await certificatesOf(dependencies.keys, stored),
    federated: await federatedOf(dependencies, stored),
    publicUrl,
    removeExcessive: stored.removeExcessive,
    known: [...known, ...stored.accept],
    lent: target.lent,
  }
  return { request, marker }
}

async function certificatesOf(
  keys: KeyProvider,
  stored: StoredRequest,
): Promise<Partial<Record<ApplicationPurpose, CertificateToRegister>>> {
  const certificates: Partial<Record<ApplicationPurpose, CertificateToRegister>> = {}
  for (const purpose of credentialPurposes(stored)) {
    const keyId = stored.keys[purpose]
    if (keyId === undefined) continue
    const { certificate, thumbprintSha1, notBefore, notAfter } = await keys.certificate(keyId)
    certificates[purpose] = { certificate, thumbprintSha1, notBefore, notAfter }
  }
  return certificates
}

async function federatedOf(
  dependencies: FederatedDependencies,
  stored: StoredRequest,
): Promise<Partial<Record<ApplicationPurpose, FederatedCredential>>> {
  const { tokenFile } = stored.credential
  if (stored.credential.kind !== 'federated' || tokenFile === undefined) return {}
  const token = await readFederatedToken(dependencies, tokenFile)
  const federated: Partial<Record<ApplicationPurpose, FederatedCredential>> = {}
  for (const purpose of credentialPurposes(stored))
    federated[purpose] = { name: `strongroom-${purpose}`, ...token }
  return federated
}
