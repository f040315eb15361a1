/** What is chosen in the wizard, as its address holds it: a reload, a link and the browser's back button keep it. */
import type { NewProvisioning, OrganizationDetails } from '@strongroom/api-client'
import type { Service, Way } from '../words.ts'

export type CredentialKind = NonNullable<NewProvisioning['credential']>['kind']
export type Layout = NonNullable<NewProvisioning['layout']>
export type Restore = NonNullable<NewProvisioning['restore']>

export interface WizardForm {
  readonly services: readonly Service[]
  readonly region: string
  readonly way: Exclude<Way, 'remove'>
  readonly tenant: string
  readonly description: string
  readonly layout: Layout
  readonly restore: Restore
  /** The application with which people sign in; empty: as soon as it is switched on. */
  readonly signInApplication: '' | 'yes' | 'no'
  readonly posture: boolean
  readonly drift: boolean
  readonly applicationName: string
  readonly backupId: string
  readonly restoreId: string
  readonly signInId: string
  readonly credential: CredentialKind
  readonly keyId: string
  readonly tokenFile: string
  readonly removeExcessive: boolean
  readonly accept: readonly string[]
}

/** What must not stand in an address: it lives as long as the page. */
export interface WizardSecrets {
  readonly fileName: string
  /** base64 of the PKCS#12 file. */
  readonly pfx: string
  readonly password: string
}

export const noSecrets: WizardSecrets = { fileName: '', pfx: '', password: '' }

const services = ['exchange', 'sharepoint', 'teams', 'teams-chats'] as const
const ways = ['register', 'existing', 'existing-managed'] as const
const layouts = ['standard', 'separate-restore', 'single'] as const
const restores = ['just-in-time', 'standing', 'none'] as const
const choices = ['', 'yes', 'no'] as const
const credentials = ['new-certificate', 'pfx', 'key', 'federated', 'keep'] as const

/** What a new organization begins with: mail alone, and the least rights. */
const initial: WizardForm = {
  services: ['exchange'],
  region: '',
  way: 'register',
  tenant: '',
  description: '',
  layout: 'standard',
  restore: 'standing',
  signInApplication: '',
  posture: false,
  drift: false,
  applicationName: '',
  backupId: '',
  restoreId: '',
  signInId: '',
  credential: 'new-certificate',
  keyId: '',
  tokenFile: '',
  removeExcessive: false,
  accept: [],
}

/** What an organization has now: where its change begins. */
export function formOf(organization: OrganizationDetails | undefined): WizardForm {
  if (organization === undefined) return initial
  const { applications, layout, restore, posture, drift, name, description } = organization
  const backup = applications.find(({ purpose }) => purpose === 'backup')
  return {
    ...initial,
    services: organization.services,
    region: organization.region,
    way: backup === undefined || backup.origin === 'registered' ? 'register' : 'existing-managed',
    tenant: name,
    description,
    layout,
    restore,
    posture,
    drift,
    credential: backup === undefined ? 'new-certificate' : 'keep',
  }
}

export function readForm(params: URLSearchParams, start: WizardForm): WizardForm {
  const text = (name: keyof WizardForm, otherwise: string): string => params.get(name) ?? otherwise
  const isOn = (name: keyof WizardForm, otherwise: boolean): boolean =>
    params.has(name) ? params.get(name) === 'yes' : otherwise
  const chosen = params.get('services')
  return {
    services: chosen === null ? start.services : services.filter((one) => chosen.split(',').includes(one)),
    region: text('region', start.region),
    way: oneOf(ways, params.get('way'), start.way),
    tenant: text('tenant', start.tenant),
    description: text('description', start.description),
    layout: oneOf(layouts, params.get('layout'), start.layout),
    restore: oneOf(restores, params.get('restore'), start.restore),
    signInApplication: oneOf(choices, params.get('signInApplication'), start.signInApplication),
    posture: isOn('posture', start.posture),
    drift: isOn('drift', start.drift),
    applicationName: text('applicationName', start.applicationName),
    backupId: text('backupId', start.backupId),
    restoreId: text('restoreId', start.restoreId),
    signInId: text('signInId', start.signInId),
    credential: oneOf(credentials, params.get('credential'), start.credential),
    keyId: text('keyId', start.keyId),
    tokenFile: text('tokenFile', start.tokenFile),
    removeExcessive: isOn('removeExcessive', start.removeExcessive),
    accept: (params.get('accept') ?? '').split(',').filter((one) => one !== ''),
  }
}

/** What is as at the start stays out of the address. */
export function writeForm(
  params: URLSearchParams,
  change: Partial<WizardForm>,
  start: WizardForm,
): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(change)) {
    const text = textOf(value)
    if (text === textOf(Reflect.get(start, name))) next.delete(name)
    else next.set(name, text)
  }
  return next
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(',') : String(value)
}

function oneOf<const Names extends readonly string[]>(
  names: Names,
  text: string | null,
  otherwise: Names[number],
): Names[number] {
  const found: Names[number] | undefined = names.find((name) => name === text)
  return found ?? otherwise
}

/** What is asked of the server. */
export function provisioningOf(
  form: WizardForm,
  given: {
    readonly secrets: WizardSecrets
    readonly organization: OrganizationDetails | undefined
    readonly signInId: string | undefined
  },
): NewProvisioning {
  const { organization, signInId } = given
  const { way, services: wanted, layout, restore, posture, drift, removeExcessive } = form
  const isNew = organization === undefined
  return {
    way,
    services: wanted,
    layout,
    restore,
    posture,
    drift,
    ...(isNew ? {} : { organizationId: organization.id }),
    ...(signInId === undefined ? {} : { signInId }),
    ...(form.region === '' ? {} : { region: form.region }),
    ...(form.description === '' && isNew ? {} : { description: form.description }),
    ...(form.signInApplication === '' ? {} : { signInApplication: form.signInApplication === 'yes' }),
    ...(form.applicationName.trim() === '' || way !== 'register'
      ? {}
      : { applicationName: form.applicationName.trim() }),
    ...(way === 'register' ? {} : { applications: applicationsOf(form) }),
    ...(form.tenant.trim() === '' ? {} : { tenant: form.tenant.trim() }),
    credential: credentialOf(form, given.secrets),
    ...(removeExcessive ? { removeExcessive } : {}),
    ...(form.accept.length === 0 ? {} : { accept: form.accept }),
  }
}

function applicationsOf({
  backupId,
  restoreId,
  signInId,
}: WizardForm): NonNullable<NewProvisioning['applications']> {
  return {
    ...(backupId.trim() === '' ? {} : { backup: backupId.trim() }),
    ...(restoreId.trim() === '' ? {} : { restore: restoreId.trim() }),
    ...(signInId.trim() === '' ? {} : { signIn: signInId.trim() }),
  }
}

function credentialOf(
  { credential, keyId, tokenFile }: WizardForm,
  { pfx, password }: WizardSecrets,
): NonNullable<NewProvisioning['credential']> {
  if (credential === 'pfx') return { kind: 'pfx', pfx, password }
  if (credential === 'key') return { kind: 'key', keyId: keyId.trim() }
  if (credential === 'federated') return { kind: 'federated', tokenFile: tokenFile.trim() }
  return { kind: credential }
}
