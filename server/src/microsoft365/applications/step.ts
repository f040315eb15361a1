import { describeError } from '../../foundation/errors.ts'
import { ApplicationsError } from './errors.ts'
import { registrationSteps, type RegistrationProgress, type RegistrationStepName } from './registration.ts'

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
  name: RegistrationStepName,
  work: (tell: (detail: string) => void) => Promise<{ readonly result: Result; readonly made: string }>,
): Promise<Result> {
  const title = registrationSteps.find((step) => step.name === name)?.title ?? name
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
