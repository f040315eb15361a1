/** The steps of making a plan true, as a person watches them. */
import { describeError } from '../../foundation/errors.ts'
import { ApplicationsError } from './errors.ts'
import type { ApplicationPurpose, ApplicationsPlan } from './model.ts'
import type { RegistrationProgress } from './registration.ts'

export interface StepName {
  readonly name: string
  readonly title: string
}

export type ApplicationStep =
  | 'create-application'
  | 'expose-scope'
  | 'change-application'
  | 'create-service-principal'
  | 'add-credential'
  | 'grant-permissions'
  | 'remove-permissions'

const purposeWords: Readonly<Record<ApplicationPurpose, string>> = {
  backup: 'backup',
  restore: 'restore',
  'sign-in': 'sign-in',
}

const readPermissions: StepName = {
  name: 'read-permissions',
  title: 'Read the permissions that Microsoft Graph offers',
}
const waitUntilEffective: StepName = {
  name: 'wait-until-effective',
  title: 'Wait until Microsoft has made the permissions effective',
}
export const outerSteps = { readPermissions, waitUntilEffective } as const

/** The name of a step of one application: `create-backup-application`, `expose-sign-in-scope`, … */
export function applicationStep(step: ApplicationStep, purpose: ApplicationPurpose): StepName {
  const words = purposeWords[purpose]
  const titles: Readonly<Record<ApplicationStep, string>> = {
    'create-application': `Create the application for ${words}`,
    'expose-scope': 'Let it stand for access to Strongroom',
    'change-application': `Change the application for ${words}`,
    'create-service-principal': `Create the enterprise application for ${words}`,
    'add-credential': `Add the credential of the application for ${words}`,
    'grant-permissions': `Grant the permissions for ${words}`,
    'remove-permissions': `Take away the permissions that ${words} does not need`,
  }
  const [verb = '', ...noun] = step.split('-')
  return { name: [verb, purpose, ...noun].join('-'), title: titles[step] }
}

const stepOfWrite: Readonly<Record<string, ApplicationStep>> = {
  'create-application': 'create-application',
  'expose-scope': 'expose-scope',
  'change-application': 'change-application',
  'create-service-principal': 'create-service-principal',
  'add-certificate': 'add-credential',
  'add-federated-credential': 'add-credential',
  'grant-role': 'grant-permissions',
  'grant-scopes': 'grant-permissions',
  'revoke-role': 'remove-permissions',
  'revoke-scopes': 'remove-permissions',
}

/** The steps in their order, for showing what is still to come. */
function stepsOf({ writes }: Pick<ApplicationsPlan, 'writes'>): readonly StepName[] {
  const steps = writes.flatMap(({ kind, purpose }) => {
    const step = stepOfWrite[kind]
    return step === undefined ? [] : [applicationStep(step, purpose)]
  })
  const unique = [...new Map(steps.map((step) => [step.name, step])).values()]
  return [readPermissions, ...unique, waitUntilEffective]
}

/** The steps of two new applications, backup and sign-in. */
export const registrationSteps: readonly StepName[] = stepsOf({
  writes: (
    [
      ['create-application', 'backup'],
      ['create-service-principal', 'backup'],
      ['grant-role', 'backup'],
      ['create-application', 'sign-in'],
      ['expose-scope', 'sign-in'],
      ['create-service-principal', 'sign-in'],
      ['grant-scopes', 'sign-in'],
    ] as const
  ).map(([kind, purpose]) => ({ kind, purpose, title: '', name: '', removes: false })),
})

interface StepContext {
  readonly progress: (step: RegistrationProgress) => void
  readonly signal: AbortSignal | undefined
}

/**
 * Runs one step and tells its beginning, what it waits for, its end or its failure.
 * @param work - Gets a function that tells what is being waited for; returns its result and what was made.
 * @throws {ApplicationsError} `registration_failed` with the step and Microsoft's words; its own codes as they are.
 */
export async function runStep<Result>(
  { progress, signal }: StepContext,
  { name, title }: StepName,
  work: (tell: (detail: string) => void) => Promise<{ readonly result: Result; readonly made: string }>,
): Promise<Result> {
  const tell = (detail: string): void => progress({ name, title, state: 'running', detail })
  tell('')
  try {
    const { result, made } = await work(tell)
    progress({ name, title, state: 'done', detail: made })
    return result
  } catch (error) {
    const reason = describeError(error)
    progress({ name, title, state: 'failed', detail: reason })
    signal?.throwIfAborted()
    if (error instanceof ApplicationsError) throw error
    throw new ApplicationsError('registration_failed', `${title}: ${reason}`, { cause: error })
  }
}
