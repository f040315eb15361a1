/** From a plan to its end: shown, confirmed, applied, and watched step by step. */
import { ApiError, type ApiClient, type Provisioning } from '@strongroom/api-client'
import { UsageError, type CommandContext } from '../context.ts'
import type { Output } from '../output.ts'
import { describePlan, type Step, stepLine } from './describe.ts'

export interface Client {
  readonly api: Pick<ApiClient, 'get' | 'send'>
  readonly output: Output
  readonly context: CommandContext
}

const root = '/api/v1/provisionings'
const pollMs = 300

/** Before anybody signs in: a plan that nobody can confirm is not worth a sign-in. @throws {UsageError} */
export function checkConfirmation(context: CommandContext, yes: boolean | undefined): void {
  if (yes !== true && context.ask === undefined)
    throw new UsageError('nobody can be asked here: add --yes to agree to whatever the plan says')
}

/**
 * Shows the plan, asks, applies it, and tells its steps.
 * @returns the finished provisioning; `undefined` when the person said no.
 * @throws {ApiError} when the server refuses; {Error} with what stands when it came to nothing.
 */
export async function confirmAndWatch(
  client: Client,
  planned: Provisioning,
  yes: boolean | undefined,
): Promise<Provisioning | undefined> {
  const { api, output, context } = client
  output.progress({ event: 'plan', provisioning: planned }, describePlan(planned))
  const obstacles = planned.plan?.obstacles ?? []
  if (obstacles.length > 0) {
    await api.send('POST', `${root}/${planned.id}/cancel`, {})
    throw new Error(obstacles.map(({ message }) => message).join(' '))
  }
  if (yes !== true && !(await agrees(context, planned))) {
    await api.send('POST', `${root}/${planned.id}/cancel`, {})
    output.say('Nothing was written.')
    return undefined
  }
  await api.send<Provisioning>('POST', `${root}/${planned.id}/apply`, { planHash: planned.plan?.hash ?? '' })
  return watchProvisioning(client, planned.id, (step) => {
    if (output.isJson) output.progress({ event: 'step', ...step }, stepLine(step))
    else output.say(stepLine(step))
  })
}

async function agrees(context: CommandContext, { plan }: Provisioning): Promise<boolean> {
  const writes = plan?.writes.length ?? 0
  const question = writes === 0 ? 'Go on? [y/N] ' : `Make these ${writes} changes? [y/N] `
  const answer = (await context.ask?.(question)) ?? ''
  return /^y(es)?$/i.test(answer.trim())
}

/** Asks until it has ended, and tells each step whenever its state or what is said of it has changed. */
export async function watchProvisioning(
  { api, context }: Pick<Client, 'api' | 'context'>,
  id: string,
  tell: (step: Step) => void,
): Promise<Provisioning> {
  const told = new Set<string>()
  for (;;) {
    const current = await asked(() => api.get<Provisioning>(`${root}/${id}`))
    for (const step of current?.steps ?? []) {
      const key = `${step.name} ${step.state} ${step.detail}`
      if (step.state === 'waiting' || told.has(key)) continue
      told.add(key)
      tell(step)
    }
    if (current !== undefined && current.state !== 'running') {
      if (current.state === 'done') return current
      throw new Error(endingOf(current))
    }
    await context.sleep(pollMs)
  }
}

/** In the server's words, and how both ways out are called here. */
function endingOf({ id, state, error }: Provisioning): string {
  const words = error ?? `the provisioning ended as ${state}`
  return state === 'interrupted'
    ? `${words}\nstrongroom org resume ${id}, or strongroom org cancel ${id}`
    : words
}

/** A question that was lost on the way is asked again: the work goes on without it. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) throw error
    return undefined
  }
}
